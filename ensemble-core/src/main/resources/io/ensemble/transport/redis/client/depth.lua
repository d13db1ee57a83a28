-- How much waits.
return { redis.call('ZCARD', key('ready')) + redis.call('ZCARD', key('delayed')) }
