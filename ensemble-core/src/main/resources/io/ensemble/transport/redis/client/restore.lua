-- Give an emptied server work back that somebody has. ARGV: 2 id, 3 token, 4 lease, 5 acceptedAt, 6 acceptedAt to score,
-- 7.. fields and their values.
local id = ARGV[2]
local work = { hash = key('work:' .. id), member = ARGV[5] .. '/' .. id, status = 'QUEUED', acceptedAt = ARGV[5] }
if redis.call('EXISTS', work.hash) == 0 then
	redis.call('HSET', work.hash, 'acceptedAt', ARGV[5], 'score', text(ARGV[5] + ARGV[6]), 'token', ARGV[3], unpack(ARGV, 7))
	redis.call('ZADD', key('age'), ARGV[5], work.member)
	redis.call('ZADD', key('leases'), text(now() + ARGV[4]), work.member)
	become(work, 'RUNNING')
end
return { 1 }
