-- Take in a request whose result is known. ARGV: 2 id, 3 status, 4 result, 5.. fields and their values.
local id = ARGV[2]
local hash = key('work:' .. id)
local known = redis.call('HMGET', hash, 'status', 'gone')
if known[1] then
	return { 'KNOWN', record(hash) }
elseif known[2] then
	return { 'EXPIRED' }
end
local at = tick(now(), 1)
local accepted = text(at)
redis.call('HSET', hash, 'status', 'QUEUED', 'attempt', 0, 'acceptedAt', accepted, unpack(ARGV, 5))
redis.call('ZADD', key('age'), accepted, accepted .. '/' .. id)
return { 'ACCEPTED', accepted, finish(look(id), ARGV[3], ARGV[4], at) }
