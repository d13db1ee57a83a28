-- Send parked work back. ARGV: 2 id.
local work = look(ARGV[2])
if work.status ~= 'WAITING_REVIEW' then
	return { 0 }
end
queue(work, work.attempt)
return { 1 }
