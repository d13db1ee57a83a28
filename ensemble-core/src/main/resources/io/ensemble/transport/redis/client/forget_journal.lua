-- Drop a journal. ARGV: 2 id.
redis.call('DEL', key('journal:' .. ARGV[2]))
return { 1 }
