-- What the server says of itself: in a cluster, the node that has the ensemble's keys.
return { redis.call('INFO', 'memory'), redis.call('INFO', 'persistence') }
