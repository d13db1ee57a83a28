-- Do what time demands, as much as fits into one step. ARGV: 2 most attempts, 3 how long results are kept, 4 how long
-- tombstones stand. Answers whether there is more, since when the server has known this ensemble, and the records that
-- time changed.
local at = now()
local more = 0

local function each(name, till, action)
	local members = up_to(name, till)
	for _, member in ipairs(members) do
		redis.call('ZREM', key(name), member)
		action(member)
	end
	if #members == STEP then
		more = 1
	end
end

each('leases', at, function(member)
	local work = look(string.sub(member, 18))
	if work.status ~= 'RUNNING' then
		return
	elseif work.attempt < tonumber(ARGV[2]) then
		queue(work, work.attempt)
		redis.call('ZADD', key('changed'), text(at), member)
	else
		end_by_time(work, 'DEAD', at)
	end
end)
local released = release(at)
if released > 0 then
	available()
end
each('deadlines', at, function(member)
	local work = look(string.sub(member, 18))
	if work.status and not FINAL[work.status] then
		end_by_time(work, 'EXPIRED', at)
	end
end)
each('kept', at - ARGV[3], function(member)
	bury(member, at)
end)
each('tombstones', at - ARGV[4], function(member)
	redis.call('DEL', hash_of(member))
end)
each('given-up', at - ARGV[4], function(member)
	local id = string.sub(member, 18)
	redis.call('ZREM', key('delivery-age'), member)
	redis.call('DEL', key('delivery:' .. id))
end)
if redis.call('ZCOUNT', key('deliveries'), '-inf', text(at)) > 0 then
	due()
end
local records = {}
local changed = redis.call('ZPOPMIN', key('changed'), STEP)
for i = 1, #changed, 2 do
	local hash = hash_of(changed[i])
	if redis.call('HEXISTS', hash, 'status') == 1 then
		records[#records + 1] = record(hash)
	end
end
if #changed == 2 * STEP or released == STEP then
	more = 1
end
redis.call('SET', key('known-since'), text(at), 'NX')
return { more, redis.call('GET', key('known-since')), records }
