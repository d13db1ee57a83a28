-- Give claimed work back. ARGV: 2 id, 3 token, 4 change of the attempts, 5 delay, 6 error or ''.
local work = look(ARGV[2])
if not is_held(work, ARGV[3]) then
	return lost(work, 0)
end
local delay = tonumber(ARGV[5])
queue(work, work.attempt + ARGV[4], delay > 0 and now() + delay)
if ARGV[6] ~= '' then
	redis.call('HSET', work.hash, 'lastError', ARGV[6])
end
return { 1 }
