-- Report on an attempt. ARGV: 2 id, 3 token, 4 DONE, RETRY, HAND_BACK or GIVE_UP, 5 delay, 6 error. The first write
-- is a removal, which is allowed when the memory is used up.
local hash = key('delivery:' .. ARGV[2])
local values = redis.call('HMGET', hash, 'claim', 'sequence')
if values[1] ~= ARGV[3] then
	return { 0 }
end
local at = now()
local member = values[2] .. '/' .. ARGV[2]
if ARGV[4] == 'DONE' then
	leave_delivery(hash, ARGV[2])
	redis.call('DEL', hash)
elseif ARGV[4] == 'RETRY' or ARGV[4] == 'HAND_BACK' then
	local till = text(at + ARGV[5])
	redis.call('HDEL', hash, 'claim')
	redis.call('ZADD', key('deliveries'), till, member)
	redis.call('HSET', hash, 'dueAt', till)
	if ARGV[4] == 'RETRY' then
		redis.call('HSET', hash, 'problem', ARGV[6])
	else
		redis.call('HINCRBY', hash, 'tries', -1)
	end
	due()
else
	redis.call('ZREM', key('deliveries'), member)
	redis.call('ZADD', key('given-up'), text(at), member)
	redis.call('HDEL', hash, 'claim', 'dueAt')
	redis.call('HSET', hash, 'delivery', 'GIVEN_UP', 'problem', ARGV[6])
end
return { 1 }
