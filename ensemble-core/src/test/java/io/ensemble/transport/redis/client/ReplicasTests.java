package io.ensemble.transport.redis.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.ensemble.transport.StoreUnavailableException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.cluster.PipelinedRedisFuture;
import io.lettuce.core.codec.StringCodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.mock;

class ReplicasTests {

	private static final Reply WRITTEN = new Reply(List.of("ACCEPTED"));

	private final RedisClient client = mock();

	private final CompletableFuture<Long> reached = new CompletableFuture<>();

	private Replicas replicas;

	@BeforeEach
	void connect() {
		StatefulRedisConnection<String, String> connection = mock();
		RedisAsyncCommands<String, String> commands = mock();
		RedisFuture<Long> wait = new PipelinedRedisFuture<>(this.reached);
		given(this.client.connect(StringCodec.UTF8)).willReturn(connection);
		given(connection.async()).willReturn(commands);
		given(commands.waitForReplication(anyInt(), anyLong())).willReturn(wait);
		this.replicas = Replicas.open(this.client, new Replication(1, Duration.ofSeconds(1)));
	}

	@Test
	void aWriteCountsOnceReplicasHaveIt() {
		CompletableFuture<Reply> answer = this.replicas.have(WRITTEN, this.replicas.connection()).toCompletableFuture();
		this.reached.complete(1L);
		assertThat(answer).isCompletedWithValue(WRITTEN);
	}

	@Test
	void theReplicasOfAServerThatTookOverDoNotCount() {
		long before = this.replicas.connection();
		this.replicas.onRedisDisconnected(null);
		CompletableFuture<Reply> answer = this.replicas.have(WRITTEN, before).toCompletableFuture();
		this.reached.complete(1L);
		assertThatExceptionOfType(CompletionException.class).isThrownBy(answer::join)
			.withCauseInstanceOf(StoreUnavailableException.class);
	}

}
