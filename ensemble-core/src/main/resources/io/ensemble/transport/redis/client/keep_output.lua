-- Keep an output for others. ARGV: 2 name, 3 output, 4 for how long.
local cached = key('cache:' .. ARGV[2])
redis.call('HSET', cached, 'at', text(now()), 'output', ARGV[3])
redis.call('PEXPIRE', cached, text(math.ceil(ARGV[4] / 1000)))
return { 1 }
