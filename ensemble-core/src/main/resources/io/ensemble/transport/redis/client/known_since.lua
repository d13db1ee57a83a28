-- Since when the server has known this ensemble.
return { redis.call('GET', key('known-since')) }
