-- What the server says of itself: in a cluster, the node that has the ensemble's keys. Then which keys
-- that all work shares another program wrote.
return { redis.call('INFO', 'memory'), redis.call('INFO', 'persistence'), redis.call('SMEMBERS', key('overwritten')) }
