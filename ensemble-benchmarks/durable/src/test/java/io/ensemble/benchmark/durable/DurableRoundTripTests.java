package io.ensemble.benchmark.durable;

import java.time.Duration;

import io.ensemble.benchmark.durable.server.PostgresServer;
import io.ensemble.benchmark.durable.server.RedisServer;
import io.ensemble.benchmark.durable.way.Ways;
import io.ensemble.benchmark.load.ClosedLoop;
import io.ensemble.benchmark.load.Figures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every way gets its own answers from the working process.
 */
class DurableRoundTripTests {

	private static final Duration BRIEFLY = Duration.ofMillis(500);

	@ParameterizedTest
	@EnumSource(names = { "STREAMS", "ENSEMBLE_REDIS", "REDISSON" })
	void everyWayOverRedisGetsItsOwnAnswers(Ways way) throws Exception {
		try (RedisServer redis = new RedisServer()) {
			answers(way, redis.url());
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "ENSEMBLE_POSTGRES", "DB_SCHEDULER" })
	void everyWayOverPostgresGetsItsOwnAnswers(Ways way) throws Exception {
		try (PostgresServer postgres = new PostgresServer()) {
			answers(way, postgres.url());
		}
	}

	private static void answers(Ways way, String server) throws Exception {
		try (Meeting meeting = Meeting.of(way, server)) {
			Figures figures = new ClosedLoop(meeting.caller()).run(4, BRIEFLY);
			assertThat(figures.errors()).isZero();
			assertThat(figures.rate()).isPositive();
		}
	}

}
