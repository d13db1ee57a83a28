-- Look at the newest work. ARGV: 2 index, 3 upper end of acceptedAt, 4 how many records, then '' or '=' and a value:
-- 5 caller, 6 status, 7 task, 8 from. Answers the end of what was looked at, '' if there is no more, and the records.
local LOOK = 5 * STEP

-- What runs is found by its leases, which are not ordered by age.
local function running()
	local members = redis.call('ZRANGE', key('leases'), 0, -1)
	table.sort(members, function(one, other)
		return one > other
	end)
	local below = string.match(ARGV[3], '%d+')
	local youngest = {}
	for _, member in ipairs(members) do
		if #youngest < LOOK and (not below or string.sub(member, 1, 16) < below) then
			youngest[#youngest + 1] = member
		end
	end
	return youngest
end

local members = ARGV[2] == 'leases' and running()
	or redis.call('ZREVRANGEBYSCORE', key(ARGV[2]), ARGV[3], '-inf', 'LIMIT', 0, LOOK)
local limit = tonumber(ARGV[4])
local records = {}
for _, member in ipairs(members) do
	local hash = hash_of(member)
	local values = redis.call('HMGET', hash, 'caller', 'status', 'task', 'from')
	local matches = values[2]
	for i = 1, 4 do
		matches = matches and (ARGV[4 + i] == '' or ARGV[4 + i] == '=' .. (values[i] or ''))
	end
	if matches then
		records[#records + 1] = record(hash)
		if #records == limit then
			return { string.sub(member, 1, 16), records }
		end
	end
end
return { #members == LOOK and string.sub(members[#members], 1, 16) or '', records }
