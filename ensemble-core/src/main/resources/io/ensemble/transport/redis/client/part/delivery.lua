local function due()
	redis.call('PUBLISH', key('due'), '')
end

-- Where some fields of a delivery are.
local STATE, TRIES, DUE_AT = 1, 2, 4

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
