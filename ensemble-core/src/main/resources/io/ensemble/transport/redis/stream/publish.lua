-- An event, and an end to those that are too old. KEYS: 1 stream. ARGV: 1 for how many milliseconds events are kept, from 2 on
-- names and values of fields.
local time = redis.call('TIME')
local oldest = time[1] * 1000 + math.floor(time[2] / 1000) - ARGV[1]
local id = redis.call('XADD', KEYS[1], 'MINID', '=', string.format('%.0f', oldest), '*', unpack(ARGV, 2))
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return id
