package io.ensemble.benchmark.durable.way;

/**
 * All ways by name, so that another process can be told which.
 */
public enum Ways {

	/** The floor on Redis. */
	STREAMS(new StreamsWay()),

	/** The ensemble on Redis. */
	ENSEMBLE_REDIS(new EnsembleWay("redis", "ensemble.transport.redis.url")),

	/** Redisson's remote service. */
	REDISSON(new RedissonWay()),

	/** The ensemble on PostgreSQL. */
	ENSEMBLE_POSTGRES(new EnsembleWay("jdbc", "ensemble.transport.jdbc.url")),

	/** One-time tasks of db-scheduler. */
	DB_SCHEDULER(new DbSchedulerWay());

	private final Way way;

	Ways(Way way) {
		this.way = way;
	}

	/**
	 * The way.
	 * @return always the same
	 */
	public Way way() {
		return this.way;
	}

}
