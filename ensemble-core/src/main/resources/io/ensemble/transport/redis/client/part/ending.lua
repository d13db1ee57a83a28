-- Small results are in the news of the end, so that nobody who accepted the work needs to ask for them.
local IN_NEWS = 4096

-- The id comes last, as nobody knows what is in the name of a caller.
local function news(work, id, completed, result)
	if not result or #result > IN_NEWS or not work.priority or work.lastError then
		return '\n\n' .. id
	end
	return table.concat({ work.status, work.priority, work.attempt, work.startedAt or '', completed }, ' ') .. '\n' .. result .. '\n'
		.. id
end

-- Work that time ends has no result of its own: what it would say follows from the record.
local function finish(work, status, result, at)
	local completed = text(math.max(at, tonumber(work.startedAt or work.acceptedAt)))
	local id = string.sub(work.member, 18)
	leave(work)
	if result then
		become(work, status, 'completedAt', completed, 'result', result)
	else
		become(work, status, 'completedAt', completed)
	end
	if status ~= 'DEAD' then
		redis.call('ZADD', key('kept'), text(at), work.member)
		redis.call('DEL', key('journal:' .. id))
	end
	if work.travels then
		register_delivery(work, at)
	end
	redis.call('PUBLISH', key('ended'), news(work, id, completed, result))
	return completed
end

local function end_by_time(work, status, at)
	finish(work, status, nil, at)
	redis.call('ZADD', key('changed'), text(at), work.member)
end
