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
		local work = look(string.sub(popped[i], 18))
		if work.expiresAt and tonumber(work.expiresAt) <= at then
			end_by_time(work, 'EXPIRED', at)
			more = true
		elseif work.status == 'QUEUED' then
			redis.call('ZREM', key('deadlines'), work.member)
			become(work, 'RUNNING')
			redis.call('HSET', work.hash, 'attempt', work.attempt + 1, 'startedAt',
				text(math.max(at, tonumber(work.acceptedAt))), 'token', text(token))
			redis.call('ZADD', key('leases'), text(at + ARGV[3]), work.member)
			claims[#claims + 1] = text(token)
			claims[#claims + 1] = record(work.hash)
			token = token + 1
		end
	end
end
return { more and 1 or 0, claims }
