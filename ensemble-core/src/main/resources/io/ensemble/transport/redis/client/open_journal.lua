-- Begin an attempt. ARGV: 2 id, 3 token. Answers nothing if the claim was lost, else '' and what was appended. The first
-- entry only says that the journal is open.
local work = look(ARGV[2])
if not is_held(work, ARGV[3]) then
	return {}
end
local journal = key('journal:' .. ARGV[2])
if redis.call('EXISTS', journal) == 0 then
	redis.call('RPUSH', journal, '')
end
return redis.call('LRANGE', journal, 0, -1)
