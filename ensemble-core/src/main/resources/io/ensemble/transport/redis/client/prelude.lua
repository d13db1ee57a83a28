-- What all steps share. KEYS[1] begins all keys of the ensemble, ARGV[1] is added to the server's time. Times are
-- microseconds since the epoch: 16 digits until the year 2286, and below 2^53, so that doubles hold them exactly.
--
-- Work is a hash, work:<caller>/<requestId>. In sorted sets it is a member <acceptedAt>/<caller>/<requestId>, so that work
-- with the same score is ordered by age.
local base = KEYS[1]

-- What another program wrote to a key under another type is put aside, as a step that fails in the middle would lose what it
-- took from elsewhere. Of what all work shares it is written down, as nobody would notice that work is missing there.
local function put_aside(name)
	local one = { work = true, delivery = true, journal = true, at = true, lock = true, cache = true }
	local all = { ready = true, delayed = true, leases = true, deadlines = true, kept = true, tombstones = true, changed = true,
		age = true, clock = true, passed = true, deliveries = true, ['known-since'] = true, ['given-up'] = true,
		['delivery-age'] = true, mending = true }
	local found = string.sub(name, #base + 2)
	local kind = string.match(found, '^[^:]+')
	if one[kind] or all[kind] then
		local time = redis.call('TIME')
		local aside = string.format('%.0f', time[1] * 1000000 + time[2])
		redis.call('RENAME', name, base .. ':aside:' .. aside .. ':' .. found)
		if all[kind] then
			redis.pcall('DEL', base .. ':mending')
			redis.pcall('SADD', base .. ':overwritten', name)
		end
		redis.pcall('PUBLISH', base .. ':wrong-type', aside .. '/' .. found)
	end
end

-- Each command of a step has its key first. One that fails is repeated, for its error or because it can succeed now.
local server = redis
local redis = {}

function redis.call(...)
	local reply = server.pcall(...)
	if type(reply) == 'table' and reply.err then
		if string.find(reply.err, 'WRONGTYPE', 1, true) then
			put_aside((select(2, ...)))
		end
		return server.call(...)
	end
	return reply
end

-- So much is done in one step at most, as nobody else is served meanwhile.
local STEP = 100

local function key(name)
	return base .. ':' .. name
end

local function text(number)
	return string.format('%.0f', number)
end

local function now()
	local time = redis.call('TIME')
	return time[1] * 1000000 + time[2] + ARGV[1]
end

-- The first of that many times that nobody was given before.
local function tick(at, count)
	local first = math.max(at, (tonumber(redis.call('GET', key('clock'))) or 0) + 1)
	redis.call('SET', key('clock'), text(first + count - 1))
	return first
end

-- Members that begin with @ are results under an address.
local function hash_of(member)
	if string.sub(member, 1, 1) == '@' then
		return key('at:' .. string.sub(member, 2))
	end
	return key('work:' .. string.sub(member, 18))
end

local NOT_UNDERSTOOD = { 'attempt to', 'number expected', 'not a valid float' }

-- Many were taken out of an index together: one whose fields are not what we wrote is put aside, so that the others stay whole.
local function spare_others(member, action)
	local done, problem = pcall(action, member)
	if done then
		return
	end
	local reason = type(problem) == 'table' and problem.err or problem
	for _, words in ipairs(NOT_UNDERSTOOD) do
		if string.find(reason, words, 1, true) then
			put_aside(hash_of(member))
			return
		end
	end
	error(problem, 0)
end

-- Where some of its fields are.
local STATUS, ATTEMPT, ACCEPTED_AT, STARTED_AT = 4, 6, 7, 8

-- Work as its readers know it, then what else is asked for.
local function record(hash, ...)
	return redis.call('HMGET', hash, 'caller', 'request', 'ingress', 'status', 'priority', 'attempt', 'acceptedAt',
		'startedAt', 'completedAt', 'result', 'lastError', ...)
end

local function available()
	redis.call('PUBLISH', key('available'), '')
end
