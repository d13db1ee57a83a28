-- Keep a claim. ARGV: 2 id, 3 token, 4 lease. Nobody else can have work that an emptied server no longer knows.
local work = look(ARGV[2])
if is_held(work, ARGV[3]) then
	redis.call('ZADD', key('leases'), text(now() + ARGV[4]), work.member)
	return { 1 }
end
return { redis.call('EXISTS', work.hash) == 0 and 1 or 0 }
