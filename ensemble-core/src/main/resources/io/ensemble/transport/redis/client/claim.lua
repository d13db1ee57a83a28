-- Take the next work. ARGV: 2 how much, 3 lease. Answers whether there may be more, then
-- token and record of each.
local at = now()
local LOOK = 70 * STEP
local LOOKS = 4

local function is_overdue(expires)
	return expires and tonumber(expires) <= at
end

-- Answers whether all that was looked at is gone, so that the next may be looked at.
local function pass_over_first()
	local overdue = {}
	local first = redis.call('ZRANGE', key('ready'), 0, LOOK - 1)
	if #first == 0 then
		return false
	end
	for i, expires in ipairs(redis.call('ZMSCORE', key('deadlines'), unpack(first))) do
		if is_overdue(expires) then
			overdue[#overdue + 1] = first[i]
		end
	end
	if #overdue == #first then
		redis.call('ZREMRANGEBYRANK', key('ready'), 0, #first - 1)
	elseif #overdue > 0 then
		redis.call('ZREM', key('ready'), unpack(overdue))
	end
	return #overdue == #first
end

-- Work that nobody may have any more stands no longer in the way of what comes behind it; the sweep finds it by its deadline.
local function pass_over_overdue()
	local looks = 1
	while pass_over_first() and looks < LOOKS do
		looks = looks + 1
	end
end

local released = release(at)
local popped = redis.call('ZPOPMIN', key('ready'), math.min(tonumber(ARGV[2]), STEP))
local more = #popped / 2 == STEP or released == STEP
local passed_over = false
local claims = {}
if #popped > 0 then
	local token = tick(at, #popped / 2)
	for i = 1, #popped, 2 do
		local id = string.sub(popped[i], 18)
		local hash = key('work:' .. id)
		local values = record(hash, 'expiresAt')
		local expires = table.remove(values)
		if is_overdue(expires) then
			passed_over = true
		elseif values[STATUS] == 'QUEUED' then
			if expires then
				redis.call('ZREM', key('deadlines'), popped[i])
			end
			values[STATUS] = 'RUNNING'
			values[ATTEMPT] = tonumber(values[ATTEMPT] or 0) + 1
			values[STARTED_AT] = text(math.max(at, tonumber(values[ACCEPTED_AT])))
			local work = { hash = hash, status = 'QUEUED', acceptedAt = values[ACCEPTED_AT], member = popped[i] }
			become(work, 'RUNNING', 'attempt', values[ATTEMPT], 'startedAt', values[STARTED_AT], 'token', text(token))
			redis.call('ZADD', key('leases'), text(at + ARGV[3]), popped[i])
			claims[#claims + 1] = text(token)
			claims[#claims + 1] = values
			token = token + 1
		end
	end
end
if passed_over then
	pass_over_overdue()
end
return { (more or passed_over) and 1 or 0, claims }
