-- Look for a cached output. ARGV: 2 name, 3 how old it may be. Answers nothing, or the output.
local values = redis.call('HMGET', key('cache:' .. ARGV[2]), 'at', 'output')
if values[1] and now() - values[1] <= tonumber(ARGV[3]) then
	return { values[2] }
end
return {}
