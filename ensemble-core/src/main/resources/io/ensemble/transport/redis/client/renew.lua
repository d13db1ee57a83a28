-- Keep a claim. ARGV: 2 id, 3 token, 4 lease. The first write is a removal, which is allowed when the memory is used up.
local work = look(ARGV[2])
if not is_held(work, ARGV[3]) then
	return lost(work, 0)
end
redis.call('ZREM', key('leases'), work.member)
redis.call('ZADD', key('leases'), text(now() + ARGV[4]), work.member)
return { 1 }
