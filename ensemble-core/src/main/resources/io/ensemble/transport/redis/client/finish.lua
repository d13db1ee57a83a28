-- End claimed work. ARGV: 2 id, 3 token, 4 status, 5 result. Answers when it ended, nothing if the claim was lost. Whoever
-- repeats the call that ended the work is answered as before.
local work = look(ARGV[2])
if is_held(work, ARGV[3]) then
	return { finish(work, ARGV[4], ARGV[5], now()) }
end
if FINAL[work.status] and work.token == ARGV[3] and redis.call('HGET', work.hash, 'result') == ARGV[5] then
	return { redis.call('HGET', work.hash, 'completedAt') }
end
return lost(work)
