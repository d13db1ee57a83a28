-- What is known. ARGV: 2 name of the hash. Answers nothing, or whether it is there and its record.
local hash = key(ARGV[2])
local known = redis.call('HMGET', hash, 'status', 'gone')
if known[1] then
	return { 1, record(hash) }
elseif known[2] then
	return { 0 }
end
return {}
