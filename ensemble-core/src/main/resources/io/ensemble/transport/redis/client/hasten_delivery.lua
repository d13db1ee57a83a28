-- Make a delivery due that waits for its next attempt. ARGV: 2 id.
local hash = key('delivery:' .. ARGV[2])
local values = redis.call('HMGET', hash, 'delivery', 'claim', 'dueAt', 'sequence')
local at = now()
if values[1] ~= 'PENDING' or values[2] or tonumber(values[3]) <= at then
	return { 0 }
end
redis.call('ZADD', key('deliveries'), text(at), values[4] .. '/' .. ARGV[2])
redis.call('HSET', hash, 'dueAt', text(at))
due()
return { 1 }
