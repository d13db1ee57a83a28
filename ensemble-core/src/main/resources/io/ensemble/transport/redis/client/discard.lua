-- Forget a dead letter. ARGV: 2 id.
local work = look(ARGV[2])
if work.status ~= 'DEAD' then
	return { 0 }
end
bury({ work.member }, now())
return { 1 }
