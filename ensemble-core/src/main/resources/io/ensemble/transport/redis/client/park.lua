-- Stop at a gate. ARGV: 2 id, 3 token.
local work = look(ARGV[2])
if not is_held(work, ARGV[3]) then
	return lost(work, 0)
end
leave(work)
forget_attempt(work, work.attempt - 1)
become(work, 'WAITING_REVIEW')
watch_deadline(work)
return { 1 }
