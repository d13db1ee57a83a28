-- How many wait or are attempted, and how many were given up.
return { redis.call('ZCARD', key('deliveries')), redis.call('ZCARD', key('given-up')) }
