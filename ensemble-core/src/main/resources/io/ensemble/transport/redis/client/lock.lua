-- A lock. ARGV: 2 what to do, 3 name, 4 lease in microseconds or text, 5 token. To acquire answers the token, or nothing if
-- somebody holds it; to read answers the text, or nothing; all else answers 0 if the lock is not held with this token. To renew begins with a
-- removal, which is allowed when the memory is used up.
local lock = key('lock:' .. ARGV[3])
if ARGV[2] == 'read' then
	return { redis.call('HGET', lock, 'text') or nil }
end
local at = now()
local values = redis.call('HMGET', lock, 'token', 'until')
local held = tonumber(values[2] or 0) > at
if ARGV[2] == 'acquire' then
	if held then
		return {}
	end
	local token = text(math.max(at, tonumber(values[1] or 0) + 1))
	redis.call('HSET', lock, 'token', token, 'until', text(at + ARGV[4]))
	return { token }
end
if not held or values[1] ~= ARGV[5] then
	return { 0 }
end
if ARGV[2] == 'write' then
	redis.call('HSET', lock, 'text', ARGV[4])
else
	redis.call('HDEL', lock, 'until')
	redis.call('HSET', lock, 'until', text(at + ARGV[4]))
end
return { 1 }
