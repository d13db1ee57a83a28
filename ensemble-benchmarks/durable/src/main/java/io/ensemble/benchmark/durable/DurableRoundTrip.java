package io.ensemble.benchmark.durable;

import java.util.ArrayList;
import java.util.List;

import io.ensemble.benchmark.durable.server.PostgresServer;
import io.ensemble.benchmark.durable.server.RedisServer;
import io.ensemble.benchmark.durable.way.Ways;
import io.ensemble.benchmark.table.Comparison;
import io.ensemble.benchmark.table.Effort;
import io.ensemble.benchmark.table.Goal;
import io.ensemble.benchmark.table.Row;

/**
 * A piece of work from one process to another and its result back, kept by a server
 * meanwhile. Everything is compared with the same floor: streams of Redis by hand.
 */
final class DurableRoundTrip {

	private static final int MANY = 16;

	private static final String FLOOR = "floor";

	private DurableRoundTrip() {
	}

	static List<Row> redis(Effort effort) throws Exception {
		try (RedisServer redis = new RedisServer(); Meeting floor = Meeting.of(Ways.STREAMS, redis.url())) {
			List<Row> rows = new ArrayList<>();
			try (Meeting ours = Meeting.of(Ways.ENSEMBLE_REDIS, redis.url())) {
				Comparison many = Comparison.measure(floor.caller(), ours.caller(), MANY, effort);
				Comparison one = Comparison.measure(floor.caller(), ours.caller(), 1, effort);
				rows.add(new Row("Durable round trip on Redis, 16 callers, rate / floor", many.ratio(),
						Goal.atLeast(0.4, 0.75, ""), many.seen(FLOOR)));
				rows.add(new Row("The same, p50 / floor", many.ours().p50() / many.floor().p50(), Goal.atMost(3, 2, ""),
						many.seen(FLOOR)));
				rows.add(new Row("The same, 1 caller, p50", one.ours().p50(), Goal.atMost(2, 1, " ms"),
						one.seen(FLOOR)));
			}
			rows.add(beside("Redisson's remote service", floor, Ways.REDISSON, redis.url(), effort));
			return rows;
		}
	}

	static List<Row> postgres(Effort effort) throws Exception {
		try (RedisServer redis = new RedisServer();
				PostgresServer postgres = new PostgresServer();
				Meeting floor = Meeting.of(Ways.STREAMS, redis.url())) {
			List<Row> rows = new ArrayList<>();
			try (Meeting ours = Meeting.of(Ways.ENSEMBLE_POSTGRES, postgres.url())) {
				Comparison many = Comparison.measure(floor.caller(), ours.caller(), MANY, effort);
				rows.add(new Row("Durable round trip on PostgreSQL, 16 callers, rate / floor", many.ratio(),
						Goal.atLeast(0.15, 0.35, ""), many.seen(FLOOR)));
			}
			rows.add(beside("db-scheduler on PostgreSQL, polled every 10 ms", floor, Ways.DB_SCHEDULER, postgres.url(),
					effort));
			return rows;
		}
	}

	// Started for its own comparison only, as what polls takes from what is measured.
	private static Row beside(String name, Meeting floor, Ways way, String server, Effort effort) throws Exception {
		try (Meeting other = Meeting.of(way, server)) {
			Comparison many = Comparison.measure(floor.caller(), other.caller(), MANY, effort);
			return new Row(name + ", 16 callers, rate / floor", many.ratio(), null, many.seen(name, FLOOR));
		}
	}

}
