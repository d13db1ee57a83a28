-- Take deliveries that are due. ARGV: 2 how many, 3 lease. Answers when the next one is due, '' if there is none, then
-- token, record and delivery of each.
local at = now()
local claims = {}
local limit = math.min(tonumber(ARGV[2]), STEP)
local members = {}
if limit > 0 then
	members = redis.call('ZRANGEBYSCORE', key('deliveries'), '-inf', text(at), 'LIMIT', 0, limit)
end
for _, member in ipairs(members) do
	local hash = key('delivery:' .. string.sub(member, 18))
	local till = text(at + ARGV[3])
	redis.call('ZADD', key('deliveries'), till, member)
	local token = text(tick(at, 1))
	redis.call('HINCRBY', hash, 'tries', 1)
	redis.call('HSET', hash, 'claim', token, 'dueAt', till)
	claims[#claims + 1] = token
	claims[#claims + 1] = record(hash)
	claims[#claims + 1] = delivery(hash)
end
local first = redis.call('ZRANGE', key('deliveries'), 0, 0, 'WITHSCORES')
return { first[2] and text(math.max(first[2] - at, 0)) or '', claims }
