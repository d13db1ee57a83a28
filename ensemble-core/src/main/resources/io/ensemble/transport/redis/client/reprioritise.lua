-- Move waiting work. ARGV: 2 id, 3 priority, 4 acceptedAt to score.
local work = look(ARGV[2])
if work.status ~= 'QUEUED' then
	return { 0 }
end
local score = text(work.acceptedAt + ARGV[4])
redis.call('HSET', work.hash, 'priority', ARGV[3], 'score', score)
redis.call('ZADD', key('ready'), 'XX', score, work.member)
return { 1 }
