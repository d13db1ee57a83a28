-- Add a step. ARGV: 2 id, 3 token, 4 entry.
local work = look(ARGV[2])
if not is_held(work, ARGV[3]) then
	return lost(work, 0)
end
return { redis.call('RPUSH', key('journal:' .. ARGV[2]), ARGV[4]) }
