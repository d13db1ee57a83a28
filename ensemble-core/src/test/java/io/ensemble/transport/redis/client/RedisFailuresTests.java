package io.ensemble.transport.redis.client;

import java.net.ConnectException;
import java.util.concurrent.CompletionException;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RedisFailuresTests {

	@Test
	void aServerThatWantsAnotherPasswordIsNotOneThatCannotBeReached() {
		Throwable greeting = new RedisConnectionException("Unable to connect to redis.example:6379",
				new RedisCommandExecutionException("WRONGPASS invalid username-password pair or user is disabled."));
		assertThat(RedisFailures.translate(new CompletionException(greeting)))
			.hasMessage("Redis refused: it wants another user or password (WRONGPASS)");
	}

	@Test
	void aServerThatIsAwayCannotBeReached() {
		assertThat(RedisFailures
			.translate(new RedisConnectionException("Unable to connect", new ConnectException("refused"))))
			.hasMessage("Redis cannot be reached");
	}

}
