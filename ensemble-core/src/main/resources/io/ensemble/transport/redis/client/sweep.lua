-- Do what time demands, as much as fits into one step. ARGV: 2 most attempts, 3 how long results are kept, 4 how long
-- tombstones stand. Answers whether there is more, since when the server has known this ensemble, and the records that
-- time changed.
local at = now()
local more = 0

local function due_in(name, till)
	local members = take(name, till)
	if #members == STEP then
		more = 1
	end
	return members
end

local function each(name, till, action)
	for _, member in ipairs(due_in(name, till)) do
		spare_others(member, action)
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
-- Whoever missed the news of what waits hears it again.
local released = release(at)
if redis.call('ZCARD', key('ready')) > 0 then
	available()
end
each('deadlines', at, function(member)
	local work = look(string.sub(member, 18))
	if work.status and not FINAL[work.status] then
		end_by_time(work, 'EXPIRED', at)
	end
end)
local forgotten = due_in('kept', at - ARGV[3])
if #forgotten > 0 then
	bury(forgotten, at)
end
local graves = due_in('tombstones', at - ARGV[4])
for i, member in ipairs(graves) do
	graves[i] = hash_of(member)
end
if #graves > 0 then
	redis.call('DEL', unpack(graves))
end
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
if mend() then
	more = 1
end
redis.call('SET', key('known-since'), text(at), 'NX')
return { more, redis.call('GET', key('known-since')), records }
