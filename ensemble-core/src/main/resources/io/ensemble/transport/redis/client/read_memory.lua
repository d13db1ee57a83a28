-- Read a value. ARGV: 2 name. Answers nothing, or the version, when, by whom and what.
local values = redis.call('HMGET', key('entry:' .. ARGV[2]), 'version', 'at', 'by', 'value')
return values[1] and values or {}
