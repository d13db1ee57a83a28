-- Take the next work. ARGV: 2 how much, 3 lease. Answers whether there may be more, then
-- token and record of each.
local at = now()
local released = release(at)
local popped = redis.call('ZPOPMIN', key('ready'), math.min(tonumber(ARGV[2]), STEP))
local more = #popped / 2 == STEP or released == STEP
local claims = {}
if #popped > 0 then
	local token = tick(at, #popped / 2)
	for i = 1, #popped, 2 do
		local id = string.sub(popped[i], 18)
		local hash = key('work:' .. id)
		local values = record(hash, 'expiresAt')
		local expires = table.remove(values)
		if expires and tonumber(expires) <= at then
			end_by_time(look(id), 'EXPIRED', at)
			more = true
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
return { more and 1 or 0, claims }
