-- What time demands.
local function up_to(name, at)
	return redis.call('ZRANGEBYSCORE', key(name), '-inf', text(at), 'LIMIT', 0, STEP)
end

-- The same, taken out of there at once.
local function take(name, at)
	local members = up_to(name, at)
	if #members > 0 then
		redis.call('ZREMRANGEBYRANK', key(name), 0, #members - 1)
	end
	return members
end

-- Let go what was delayed long enough.
local function release(at)
	local members = take('delayed', at)
	for _, member in ipairs(members) do
		spare_others(member, function()
			local score = redis.call('HGET', hash_of(member), 'score')
			if score then
				redis.call('ZADD', key('ready'), score, member)
			end
		end)
	end
	return #members
end

-- Leave no more than that they were there.
local function bury(members, at)
	local keys, graves = {}, {}
	for _, member in ipairs(members) do
		local hash = hash_of(member)
		local status = redis.call('HGET', hash, 'status')
		if status and not COMMON[status] then
			redis.call('ZREM', key('age:' .. status), member)
		end
		keys[#keys + 1] = hash
		if string.sub(member, 1, 1) ~= '@' then
			keys[#keys + 1] = key('journal:' .. string.sub(member, 18))
		end
		graves[#graves + 1] = text(at)
		graves[#graves + 1] = member
	end
	redis.call('ZREM', key('age'), unpack(members))
	redis.call('DEL', unpack(keys))
	for _, member in ipairs(members) do
		redis.call('HSET', hash_of(member), 'gone', 1)
	end
	redis.call('ZADD', key('tombstones'), unpack(graves))
end
