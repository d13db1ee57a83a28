-- What the steps share that change work. Statuses that need no index of their own: most work has them, or has a lease as long as
-- it runs. A filter would rarely meet any other.
local COMMON = { QUEUED = true, RUNNING = true, COMPLETED = true }

local FINAL = { COMPLETED = true, FAILED = true, REJECTED = true, CANCELLED = true, EXPIRED = true, DEAD = true }

-- What the steps look at.
local function look(id)
	local hash = key('work:' .. id)
	local values = redis.call('HMGET', hash, 'status', 'acceptedAt', 'token', 'attempt', 'score', 'expiresAt', 'startedAt',
		'travels', 'priority', 'lastError')
	return { hash = hash, status = values[1], acceptedAt = values[2], token = values[3],
		attempt = tonumber(values[4] or 0), score = values[5], expiresAt = values[6], startedAt = values[7], travels = values[8],
		priority = values[9], lastError = values[10], member = (values[2] or '') .. '/' .. id }
end

local function is_held(work, token)
	return work.status == 'RUNNING' and work.token == token
end

-- What to answer who does not hold the work: what he is told then, or that the server knows nothing of it, not even that it
-- was there. A server that was emptied gets it back from him, as nobody else can have it.
local function lost(work, ...)
	if redis.call('EXISTS', work.hash) == 0 then
		return { 'UNKNOWN' }
	end
	return { ... }
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

local function become(work, status, ...)
	if not COMMON[work.status] then
		redis.call('ZREM', key('age:' .. work.status), work.member)
	end
	if not COMMON[status] then
		redis.call('ZADD', key('age:' .. status), work.acceptedAt, work.member)
	end
	redis.call('HSET', work.hash, 'status', status, ...)
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
