-- End work, whoever holds it. ARGV: 2 id, 3 status, 4 result. Answers the final record.
local work = look(ARGV[2])
if not work.status or FINAL[work.status] then
	return {}
end
finish(work, ARGV[3], ARGV[4], now())
return record(work.hash)
