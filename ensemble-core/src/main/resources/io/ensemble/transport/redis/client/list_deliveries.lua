-- Look at the latest deliveries. ARGV: 2 upper end of the order, 3 how many, then '' or '=' and a value: 4 caller, 5 state.
-- Answers the end of what was looked at, '' if there is no more, then order, record and delivery of each.
local members = redis.call('ZREVRANGEBYSCORE', key('delivery-age'), ARGV[2], '-inf', 'LIMIT', 0, 5 * STEP)
local limit = tonumber(ARGV[3])
local found = {}
for _, member in ipairs(members) do
	local hash = key('delivery:' .. string.sub(member, 18))
	local values = redis.call('HMGET', hash, 'caller', 'delivery')
	if values[2] and (ARGV[4] == '' or ARGV[4] == '=' .. (values[1] or '')) and (ARGV[5] == '' or ARGV[5] == '=' .. (values[2] or '')) then
		found[#found + 1] = string.sub(member, 1, 16)
		found[#found + 1] = record(hash)
		found[#found + 1] = delivery(hash)
		if #found == 3 * limit then
			return { string.sub(member, 1, 16), found }
		end
	end
end
return { #members == 5 * STEP and string.sub(members[#members], 1, 16) or '', found }
