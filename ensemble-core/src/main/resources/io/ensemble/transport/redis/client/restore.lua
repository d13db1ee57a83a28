-- Write the end of work that an emptied server no longer knows. ARGV: 2 id, 3 acceptedAt, 4 startedAt, 5 status, 6 result,
-- 7.. fields and their values. Answers when it ended.
local id = ARGV[2]
local work = { hash = key('work:' .. id), member = ARGV[3] .. '/' .. id, status = 'QUEUED', acceptedAt = ARGV[3],
	startedAt = ARGV[4] }
if redis.call('EXISTS', work.hash) == 1 then
	return {}
end
redis.call('HSET', work.hash, 'acceptedAt', ARGV[3], 'startedAt', ARGV[4], unpack(ARGV, 7))
work.travels = redis.call('HGET', work.hash, 'travels')
redis.call('ZADD', key('age'), ARGV[3], work.member)
return { finish(work, ARGV[5], ARGV[6], now()) }
