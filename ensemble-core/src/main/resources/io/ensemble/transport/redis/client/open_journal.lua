-- Begin an attempt. ARGV: 2 id, 3 token. Answers nothing if the claim was lost, else 1 and what was appended.
local work = look(ARGV[2])
if not is_held(work, ARGV[3]) then
	return lost(work)
end
return { 1, redis.call('LRANGE', key('journal:' .. ARGV[2]), 0, -1) }
