-- What all steps share. KEYS[1] begins all keys of the ensemble, ARGV[1] is added to the server's time. Times are
-- microseconds since the epoch: 16 digits until the year 2286, and below 2^53, so that doubles hold them exactly.
--
-- Work is a hash, work:<caller>/<requestId>. In sorted sets it is a member <acceptedAt>/<caller>/<requestId>, so that work
-- with the same score is ordered by age.
local base = KEYS[1]

-- So much is done in one step at most, as nobody else is served meanwhile.
local STEP = 100

-- Statuses that most work has. Work with another one is in an index of its own, as a filter would rarely meet it.
local COMMON = { QUEUED = true, COMPLETED = true }

local FINAL = { COMPLETED = true, FAILED = true, REJECTED = true, CANCELLED = true, EXPIRED = true, DEAD = true }

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
	local first = math.max(at, tonumber(redis.call('GET', key('clock')) or 0) + 1)
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

local function record(hash)
	return redis.call('HMGET', hash, 'caller', 'request', 'ingress', 'status', 'priority', 'attempt', 'acceptedAt',
		'startedAt', 'completedAt', 'result', 'lastError')
end

-- What the steps look at.
local function look(id)
	local hash = key('work:' .. id)
	local values = redis.call('HMGET', hash, 'status', 'acceptedAt', 'token', 'attempt', 'score', 'expiresAt', 'startedAt',
		'travels')
	return { hash = hash, status = values[1], acceptedAt = values[2], token = values[3],
		attempt = tonumber(values[4] or 0), score = values[5], expiresAt = values[6], startedAt = values[7], travels = values[8],
		member = (values[2] or '') .. '/' .. id }
end

local function is_held(work, token)
	return work.status == 'RUNNING' and work.token == token
end

local function available()
	redis.call('PUBLISH', key('available'), '')
end

-- The first write is a removal: those are allowed when the memory is used up, and what follows in the same step is too.
local function leave(work)
	if work.status == 'QUEUED' then
		redis.call('ZREM', key('ready'), work.member)
		redis.call('ZREM', key('delayed'), work.member)
	elseif work.status == 'RUNNING' then
		redis.call('ZREM', key('leases'), work.member)
	end
	if work.expiresAt then
		redis.call('ZREM', key('deadlines'), work.member)
	end
end

local function become(work, status)
	if not COMMON[work.status] then
		redis.call('ZREM', key('age:' .. work.status), work.member)
	end
	if not COMMON[status] then
		redis.call('ZADD', key('age:' .. status), work.acceptedAt, work.member)
	end
	redis.call('HSET', work.hash, 'status', status)
	work.status = status
end

local function watch_deadline(work)
	if work.expiresAt then
		redis.call('ZADD', key('deadlines'), work.expiresAt, work.member)
	end
end

local function forget_attempt(work, attempt)
	redis.call('HDEL', work.hash, 'startedAt', 'completedAt', 'result', 'token')
	redis.call('HSET', work.hash, 'attempt', attempt)
end

-- Back to the old place, or there after a delay.
local function queue(work, attempt, till)
	leave(work)
	forget_attempt(work, attempt)
	become(work, 'QUEUED')
	if till then
		redis.call('ZADD', key('delayed'), text(till), work.member)
	else
		redis.call('ZADD', key('ready'), work.score, work.member)
	end
	watch_deadline(work)
	available()
end

local function due()
	redis.call('PUBLISH', key('due'), '')
end

-- Deliveries are hashes of their own: the record and where its delivery stands. They outlive the work.
local function delivery(hash)
	return redis.call('HMGET', hash, 'delivery', 'tries', 'since', 'dueAt', 'problem')
end

local function leave_delivery(hash, id)
	local sequence = redis.call('HGET', hash, 'sequence')
	if sequence then
		local member = sequence .. '/' .. id
		redis.call('ZREM', key('deliveries'), member)
		redis.call('ZREM', key('given-up'), member)
		redis.call('ZREM', key('delivery-age'), member)
	end
end

local function register_delivery(work, at)
	local id = string.sub(work.member, 18)
	local hash = key('delivery:' .. id)
	local sequence = text(tick(at, 1))
	leave_delivery(hash, id)
	redis.call('COPY', work.hash, hash, 'REPLACE')
	redis.call('HSET', hash, 'delivery', 'PENDING', 'tries', 0, 'since', text(at), 'dueAt', text(at), 'sequence', sequence)
	redis.call('ZADD', key('deliveries'), text(at), sequence .. '/' .. id)
	redis.call('ZADD', key('delivery-age'), sequence, sequence .. '/' .. id)
	due()
end

-- Work that time ends has no result of its own: what it would say follows from the record.
local function finish(work, status, result, at)
	local completed = text(math.max(at, tonumber(work.startedAt or work.acceptedAt)))
	leave(work)
	become(work, status)
	redis.call('HSET', work.hash, 'completedAt', completed)
	if result then
		redis.call('HSET', work.hash, 'result', result)
	end
	if status ~= 'DEAD' then
		redis.call('ZADD', key('kept'), text(at), work.member)
		redis.call('DEL', key('journal:' .. string.sub(work.member, 18)))
	end
	if work.travels then
		register_delivery(work, at)
	end
	redis.call('PUBLISH', key('ended'), string.sub(work.member, 18))
	return completed
end

local function end_by_time(work, status, at)
	finish(work, status, nil, at)
	redis.call('ZADD', key('changed'), text(at), work.member)
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
