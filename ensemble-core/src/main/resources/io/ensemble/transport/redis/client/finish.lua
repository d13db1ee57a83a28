-- End claimed work. ARGV: 2 id, 3 token, 4 status, 5 result. Answers when it ended, nothing if the claim was lost. Whoever
-- repeats the call that ended the work is answered as before, unless the work was withdrawn: people and time do that besides.
local work = look(ARGV[2])
if is_held(work, ARGV[3]) then
	return { finish(work, ARGV[4], ARGV[5], now()) }
end
local withdrawn = work.status == 'CANCELLED' or work.status == 'EXPIRED'
if FINAL[work.status] and not withdrawn and work.token == ARGV[3] and redis.call('HGET', work.hash, 'result') == ARGV[5] then
	return { redis.call('HGET', work.hash, 'completedAt') }
end
return lost(work)
