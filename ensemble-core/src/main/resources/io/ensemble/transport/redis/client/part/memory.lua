-- Shared memory. Here KEYS[1] begins the keys of a scope. What a change answers: how it went, and what belongs to that.
local CHANGED, CONFLICT, FENCED, FULL = 0, 1, 2, 3

local function entry_of(name)
	return key('entry:' .. name)
end

local function version_of(name)
	return tonumber(redis.call('HGET', entry_of(name), 'version') or 0)
end

-- The token of a later holder of the lock, if that came already.
local function later(lock, token)
	local highest = lock ~= '' and redis.call('HGET', key('fences'), lock)
	return highest and tonumber(highest) > tonumber(token) and highest
end

local function raise(lock, token)
	if lock ~= '' then
		redis.call('HSET', key('fences'), lock, token)
	end
end

-- Why there is to be no change, if so.
local function obstacle(name, expected, lock, token)
	local fenced = later(lock, token)
	if fenced then
		return { FENCED, fenced }
	end
	local version = version_of(name)
	if expected ~= '' and tonumber(expected) ~= version then
		raise(lock, token)
		return { CONFLICT, text(version) }
	end
end
