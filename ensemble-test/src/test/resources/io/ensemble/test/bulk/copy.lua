-- Copies of work, before it. KEYS: 1 begins all keys. ARGV: 1 microseconds between copies, 2 how many of each there will
-- be, 3 and 4 first and last number of this time, from 5 on the originals as members of the index by age, in its order.
local base = KEYS[1]
local count = #ARGV - 4
local first = tonumber(string.sub(ARGV[5], 1, 16))

local function text(number)
	return string.format('%.0f', number)
end

local function renamed(request, id, copy)
	local from, to = string.find(request, '"' .. id .. '"', 1, true)
	return string.sub(request, 1, from) .. copy .. string.sub(request, to)
end

for rank = 1, count do
	local member = ARGV[4 + rank]
	local key = string.sub(member, 18)
	local id = string.match(key, '[^/]*$')
	local fields = redis.call('HGETALL', base .. ':work:' .. key)
	local at = {}
	for i = 1, #fields, 2 do
		at[fields[i]] = i + 1
	end
	local accepted, score, request = fields[at.acceptedAt], fields[at.score], fields[at.request]
	local expires = at.expiresAt and fields[at.expiresAt]
	local indexed = {}
	for _, index in ipairs({ 'ready', 'delayed', 'age', 'deadlines', 'kept' }) do
		indexed[index] = redis.call('ZSCORE', base .. ':' .. index, member) or nil
	end
	for n = tonumber(ARGV[3]), tonumber(ARGV[4]) do
		local copied = first - ((ARGV[2] - n) * count + count - rank + 1) * ARGV[1]
		local back = accepted - copied
		local copy = text(copied) .. '/' .. key .. '-' .. n
		fields[at.acceptedAt] = text(copied)
		fields[at.score] = text(score - back)
		fields[at.request] = renamed(request, id, id .. '-' .. n)
		if expires then
			fields[at.expiresAt] = text(expires - back)
		end
		for index, at_index in pairs(indexed) do
			redis.call('ZADD', base .. ':' .. index, text(at_index - back), copy)
		end
		redis.call('HSET', base .. ':work:' .. key .. '-' .. n, unpack(fields))
	end
end
return 'OK'
