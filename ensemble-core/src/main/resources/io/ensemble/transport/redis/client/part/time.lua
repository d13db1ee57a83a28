-- What time demands.
local function up_to(name, at)
	return redis.call('ZRANGEBYSCORE', key(name), '-inf', text(at), 'LIMIT', 0, STEP)
end

-- Let go what was delayed long enough.
local function release(at)
	local members = up_to('delayed', at)
	for _, member in ipairs(members) do
		redis.call('ZREM', key('delayed'), member)
		local score = redis.call('HGET', hash_of(member), 'score')
		if score then
			redis.call('ZADD', key('ready'), score, member)
		end
	end
	return #members
end

-- Leave no more than that it was there.
local function bury(member, at)
	local hash = hash_of(member)
	local status = redis.call('HGET', hash, 'status')
	if status and not COMMON[status] then
		redis.call('ZREM', key('age:' .. status), member)
	end
	redis.call('ZREM', key('age'), member)
	redis.call('DEL', hash)
	if string.sub(member, 1, 1) ~= '@' then
		redis.call('DEL', key('journal:' .. string.sub(member, 18)))
	end
	redis.call('HSET', hash, 'gone', 1)
	redis.call('ZADD', key('tombstones'), text(at), member)
end
