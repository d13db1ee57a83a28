-- Take the next work. ARGV: 2 how much, 3 lease. Answers whether there may be more, then
-- token and record of each.
local at = now()
local LOOK = 70 * STEP
local LOOKS = 4

local function is_overdue(expires)
	return expires and tonumber(expires) <= at
end

-- Work that nobody may have any more stands no longer in the way of what comes behind it; the sweep finds it by its deadline.
-- It is looked for by its deadline, on from where this ended the last time. Answers how much was in the way.
local function pass_over_next()
	local from = redis.call('GET', key('passed')) or '-inf'
	local overdue = redis.call('ZRANGEBYSCORE', key('deadlines'), from, text(at), 'LIMIT', 0, LOOK)
	if #overdue == 0 then
		return 0
	end
	redis.call('SET', key('passed'), redis.call('ZSCORE', key('deadlines'), overdue[#overdue]))
	return redis.call('ZREM', key('ready'), unpack(overdue))
end

-- What came back to the queue after its deadline is behind that already.
local function pass_over_first()
	local overdue = {}
	local first = redis.call('ZRANGE', key('ready'), 0, LOOK - 1)
	if #first == 0 then
		return
	end
	for i, expires in ipairs(redis.call('ZMSCORE', key('deadlines'), unpack(first))) do
		if is_overdue(expires) then
			overdue[#overdue + 1] = first[i]
		end
	end
	if #overdue > 0 then
		redis.call('ZREM', key('ready'), unpack(overdue))
	end
end

local function pass_over_overdue()
	local looks = 0
	while looks < LOOKS and pass_over_next() > 0 do
		looks = looks + 1
	end
	if looks == 0 then
		pass_over_first()
	end
end

local released = release(at)
local asked = math.min(tonumber(ARGV[2]), STEP)
local popped = redis.call('ZPOPMIN', key('ready'), asked)
local more = #popped / 2 == asked or released == STEP
local passed_over = false
local claims = {}
if #popped > 0 then
	local token = tick(at, #popped / 2)
	local function claim(member)
		local hash = hash_of(member)
		local values = record(hash, 'expiresAt')
		local expires = table.remove(values)
		if is_overdue(expires) then
			passed_over = true
		elseif values[STATUS] == 'QUEUED' then
			values[STATUS] = 'RUNNING'
			values[ATTEMPT] = tonumber(values[ATTEMPT] or 0) + 1
			values[STARTED_AT] = text(math.max(at, tonumber(values[ACCEPTED_AT])))
			if expires then
				redis.call('ZREM', key('deadlines'), member)
			end
			local work = { hash = hash, status = 'QUEUED', acceptedAt = values[ACCEPTED_AT], member = member }
			become(work, 'RUNNING', 'attempt', values[ATTEMPT], 'startedAt', values[STARTED_AT], 'token', text(token))
			redis.call('ZADD', key('leases'), text(at + ARGV[3]), member)
			claims[#claims + 1] = text(token)
			claims[#claims + 1] = values
			token = token + 1
		end
	end
	for i = 1, #popped, 2 do
		spare_others(popped[i], claim)
	end
end
if passed_over then
	pass_over_overdue()
end
-- Nobody else was told of what became due here.
if released > 0 and redis.call('ZCARD', key('ready')) > 0 then
	available()
end
return { (more or passed_over) and 1 or 0, claims }
