-- Keep a final record under an address. ARGV: 2 address, 3.. fields and their values.
local hash = key('at:' .. ARGV[2])
if redis.call('EXISTS', hash) == 1 then
	return { 0 }
end
redis.call('HSET', hash, unpack(ARGV, 3))
redis.call('ZADD', key('kept'), text(now()), '@' .. ARGV[2])
return { 1 }
