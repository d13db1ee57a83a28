-- Write a value. ARGV: 2 name, 3 expected version, 4 lock, 5 its token, 6 value, 7 by whom, 8 how many keys there may be.
local name, lock, token = ARGV[2], ARGV[4], ARGV[5]
local refused = obstacle(name, ARGV[3], lock, token)
if refused then
	return refused
end
local at = now()
local last = version_of(name)
if last == 0 then
	if redis.call('ZCARD', key('names')) >= tonumber(ARGV[8]) then
		raise(lock, token)
		return { FULL }
	end
	last = tonumber(redis.call('GET', key('removed')) or 0)
end
local version = text(math.max(at, last + 1))
redis.call('HSET', entry_of(name), 'version', version, 'at', text(at), 'by', ARGV[7], 'value', ARGV[6])
redis.call('ZADD', key('names'), 0, name)
raise(lock, token)
return { CHANGED, version }
