-- An index that another program wrote over is filled again from the others, a part of it at each step: each of them has what is
-- there to be found in one more. What two of them had that were lost together may be in none, so that stays written down. Whoever
-- has a claim renews it before that much time has passed.
local INDEXES = { 'age', 'ready', 'delayed', 'leases', 'deadlines', 'kept', 'age:DEAD', 'age:WAITING_REVIEW', 'delivery-age', 'deliveries',
	'given-up' }

local OF_DELIVERIES = { ['delivery-age'] = true, deliveries = true, ['given-up'] = true }

local RENEWED = 600 * 1000000

local function list_work(member)
	local work = look(string.sub(member, 18))
	if not work.status or work.member ~= member then
		return
	end
	redis.call('ZADD', key('age'), work.acceptedAt, member)
	if not COMMON[work.status] then
		redis.call('ZADD', key('age:' .. work.status), work.acceptedAt, member)
	end
	if work.status == 'QUEUED' or work.status == 'WAITING_REVIEW' then
		watch_deadline(work)
	end
	if work.status == 'QUEUED' and not redis.call('ZSCORE', key('delayed'), member) then
		redis.call('ZADD', key('ready'), work.score, member)
	elseif work.status == 'RUNNING' then
		redis.call('ZADD', key('leases'), 'NX', text(now() + RENEWED), member)
	elseif FINAL[work.status] and work.status ~= 'DEAD' then
		redis.call('ZADD', key('kept'), 'NX', redis.call('HGET', work.hash, 'completedAt'), member)
	end
end

local function list_delivery(member)
	local values = redis.call('HMGET', key('delivery:' .. string.sub(member, 18)), 'sequence', 'delivery', 'dueAt')
	local sequence = string.sub(member, 1, 16)
	if values[1] ~= sequence or not tonumber(sequence) then
		return
	end
	redis.call('ZADD', key('delivery-age'), sequence, member)
	if values[2] == 'PENDING' then
		redis.call('ZADD', key('deliveries'), 'NX', text(tonumber(values[3]) or now()), member)
	elseif values[2] == 'GIVEN_UP' then
		redis.call('ZADD', key('given-up'), 'NX', text(now()), member)
	end
end

-- Answers whether there is more to be done.
local function mend()
	for _, name in ipairs(INDEXES) do
		redis.call('ZCARD', key(name))
	end
	if redis.call('EXISTS', key('overwritten')) == 0 then
		return false
	end
	local place = redis.call('HMGET', key('mending'), 'index', 'cursor')
	local index = tonumber(place[1]) or 1
	if index > #INDEXES then
		return false
	end
	local found = redis.call('ZSCAN', key(INDEXES[index]), place[2] or 0, 'COUNT', STEP)
	for i = 1, #found[2], 2 do
		if OF_DELIVERIES[INDEXES[index]] then
			list_delivery(found[2][i])
		else
			spare_others(found[2][i], list_work)
		end
	end
	if found[1] ~= '0' then
		redis.call('HSET', key('mending'), 'index', index, 'cursor', found[1])
	else
		redis.call('HSET', key('mending'), 'index', index + 1, 'cursor', 0)
	end
	if index == #INDEXES and found[1] == '0' then
		if redis.call('SCARD', key('overwritten')) == 1 then
			redis.call('DEL', key('mending'), key('overwritten'))
		end
		return false
	end
	return true
end
