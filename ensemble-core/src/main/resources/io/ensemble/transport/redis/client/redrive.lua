-- Send a dead letter back. ARGV: 2 id. Answers the record.
local work = look(ARGV[2])
if work.status ~= 'DEAD' then
	return {}
end
queue(work, 0)
redis.call('HDEL', work.hash, 'lastError')
return record(work.hash)
