-- Begin anew with a delivery that was given up. ARGV: 2 id. Answers nothing, or record and delivery.
local hash = key('delivery:' .. ARGV[2])
local values = redis.call('HMGET', hash, 'delivery', 'sequence')
if values[1] ~= 'GIVEN_UP' then
	return {}
end
local at = text(now())
local member = values[2] .. '/' .. ARGV[2]
redis.call('ZREM', key('given-up'), member)
redis.call('ZADD', key('deliveries'), at, member)
redis.call('HSET', hash, 'delivery', 'PENDING', 'tries', 0, 'since', at, 'dueAt', at)
due()
return { record(hash), delivery(hash) }
