-- Take in a request. ARGV: 2 id, 3 capacity, 4 acceptedAt to score, 5 deadline or '', 6.. fields and their values.
local id = ARGV[2]
local hash = key('work:' .. id)
local known = redis.call('HMGET', hash, 'status', 'gone')
if known[1] then
	-- What another connection wrote has to be on replicas, too, if they are waited for: servers from 7.2 on wait for what this one
	-- sent to them last, which is this, behind that.
	redis.call('PUBLISH', key('known'), '')
	return { 'KNOWN', record(hash) }
elseif known[2] then
	return { 'EXPIRED' }
end
local waiting = redis.call('ZCARD', key('ready'))
if waiting + redis.call('ZCARD', key('delayed')) >= tonumber(ARGV[3]) then
	return { 'FULL' }
end
local at = tick(now(), 1)
local accepted = text(at)
local score = text(at + ARGV[4])
local member = accepted .. '/' .. id
redis.call('HSET', hash, 'status', 'QUEUED', 'attempt', 0, 'acceptedAt', accepted, 'score', score, unpack(ARGV, 6))
redis.call('ZADD', key('ready'), score, member)
redis.call('ZADD', key('age'), accepted, member)
if ARGV[5] ~= '' then
	local expires = text(at + ARGV[5])
	redis.call('HSET', hash, 'expiresAt', expires)
	redis.call('ZADD', key('deadlines'), expires, member)
end
-- Those who may claim were told of what waits already, and have not come yet or are busy until they come again.
if waiting > 0 then
	return { 'ACCEPTED', accepted, redis.call('ZRANK', key('ready'), member) + 1 }
end
available()
return { 'ACCEPTED', accepted, 1 }
