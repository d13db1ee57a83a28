package io.ensemble.transport.redis.client;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.pubsub.api.sync.RedisPubSubCommands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.mock;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;

/**
 * Tests for {@link RedisLink}: of two connections there are both or none.
 */
class RedisLinkTests {

	private final RedisClient client = mock();

	private final StatefulRedisConnection<String, String> commands = mock();

	private final RedisNews listener = new RedisNews("kitchen", mock());

	@BeforeEach
	void connect() {
		given(this.client.connect(StringCodec.UTF8)).willReturn(this.commands);
	}

	@Test
	void theFirstIsClosedIfThereIsNoSecond() {
		given(this.client.connectPubSub(StringCodec.UTF8)).willThrow(new RedisConnectionException("no"));
		assertThatExceptionOfType(RedisConnectionException.class)
			.isThrownBy(() -> RedisLink.open(this.client, this.listener));
		then(this.commands).should().close();
	}

	@Test
	void bothAreClosedIfTheSecondWillNotHear() {
		StatefulRedisPubSubConnection<String, String> news = mock();
		RedisPubSubCommands<String, String> channels = mock();
		given(this.client.connectPubSub(StringCodec.UTF8)).willReturn(news);
		given(news.sync()).willReturn(channels);
		willThrow(new RedisException("no")).given(channels).subscribe(any(String[].class));
		assertThatExceptionOfType(RedisException.class).isThrownBy(() -> RedisLink.open(this.client, this.listener));
		then(this.commands).should().close();
		then(news).should().close();
	}

}
