-- Remove a value. ARGV: 2 name, 3 expected version, 4 lock, 5 its token. The first write is the removal, which is allowed when
-- the memory is used up.
local name, lock, token = ARGV[2], ARGV[4], ARGV[5]
local refused = obstacle(name, ARGV[3], lock, token)
if refused then
	return refused
end
local version = version_of(name)
redis.call('DEL', entry_of(name))
redis.call('ZREM', key('names'), name)
-- Written also if there was nothing: replicas are waited for by what was written here, and another connection may have removed it.
redis.call('SET', key('removed'), text(math.max(version, tonumber(redis.call('GET', key('removed')) or 0))))
raise(lock, token)
return { CHANGED, 0 }
