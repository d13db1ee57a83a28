-- Take deliveries that are due. ARGV: 2 how many, 3 lease. Answers when the next one is due, '' if there is none, then
-- token, record and delivery of each, its id behind that. The first write is a removal, which is allowed when the memory is
-- used up.
local at = now()
local till = text(at + ARGV[3])
local claims = {}
local limit = math.min(tonumber(ARGV[2]), STEP)
local members = {}
if limit > 0 then
	members = redis.call('ZRANGEBYSCORE', key('deliveries'), '-inf', text(at), 'LIMIT', 0, limit)
end
for _, member in ipairs(members) do
	local id = string.sub(member, 18)
	local hash = key('delivery:' .. id)
	local values = delivery(hash)
	redis.call('ZREM', key('deliveries'), member)
	if values[STATE] then
		local token = text(tick(at, 1))
		values[TRIES] = tonumber(values[TRIES] or 0) + 1
		values[DUE_AT] = till
		redis.call('ZADD', key('deliveries'), till, member)
		redis.call('HSET', hash, 'claim', token, 'tries', values[TRIES], 'dueAt', till)
		values[#values + 1] = id
		claims[#claims + 1] = token
		claims[#claims + 1] = record(hash)
		claims[#claims + 1] = values
	else
		redis.call('ZREM', key('delivery-age'), member)
	end
end
local first = redis.call('ZRANGE', key('deliveries'), 0, 0, 'WITHSCORES')
return { first[2] and text(math.max(first[2] - at, 0)) or '', claims }
