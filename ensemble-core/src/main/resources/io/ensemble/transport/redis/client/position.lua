-- The rank of waiting work, delayed work as if it were not. ARGV: 2 id.
local work = look(ARGV[2])
if work.status ~= 'QUEUED' then
	return { 0 }
end
local before = redis.call('ZRANK', key('ready'), work.member)
	or redis.call('ZCOUNT', key('ready'), '-inf', '(' .. work.score)
return { before + 1 }
