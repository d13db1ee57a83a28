-- Look at one delivery. ARGV: 2 id. Answers nothing, or record and delivery.
local hash = key('delivery:' .. ARGV[2])
if redis.call('EXISTS', hash) == 0 then
	return {}
end
return { record(hash), delivery(hash) }
