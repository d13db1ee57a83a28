-- Forget a delivery that was given up. ARGV: 2 id. Answers nothing, or record and delivery as they were.
local hash = key('delivery:' .. ARGV[2])
if redis.call('HGET', hash, 'delivery') ~= 'GIVEN_UP' then
	return {}
end
local found = { record(hash), delivery(hash) }
leave_delivery(hash, ARGV[2])
redis.call('DEL', hash)
return found
