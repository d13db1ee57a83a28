-- List names. ARGV: 2 where to begin, 3 how many.
return redis.call('ZRANGEBYLEX', key('names'), ARGV[2], '+', 'LIMIT', 0, ARGV[3])
