package io.ensemble.benchmark.durable.way;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.ensemble.benchmark.load.Caller;
import io.ensemble.benchmark.load.Envelope;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.api.StatefulRedisConnection;

/**
 * Writes requests to a stream and waits until the server has them; reads the answers.
 */
class StreamsCaller implements Caller {

	private static final int BATCH = 100;

	private static final int SECONDS = 20;

	private final Map<String, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();

	private final RedisClient client;

	private final StatefulRedisConnection<String, String> writing;

	StreamsCaller(RedisClient client) {
		this.client = client;
		this.writing = client.connect();
		Thread thread = new Thread(this::read, "floor-answers");
		thread.setDaemon(true);
		thread.start();
	}

	private void read() {
		String last = "0";
		try (StatefulRedisConnection<String, String> reading = this.client.connect()) {
			while (true) {
				for (StreamMessage<String, String> answer : reading.sync()
					.xread(XReadArgs.Builder.count(BATCH).block(Duration.ofSeconds(1)),
							XReadArgs.StreamOffset.from(StreamsWay.ANSWERS, last))) {
					last = answer.getId();
					String mark = Envelope.parse(answer.getBody().getOrDefault(StreamsWay.BODY, "")).requestId();
					CompletableFuture<String> waits = this.waiting.remove(mark);
					if (waits != null) {
						waits.complete(mark);
					}
				}
			}
		}
		catch (RedisException ex) {
			this.waiting.values().forEach((waits) -> waits.completeExceptionally(ex));
		}
	}

	@Override
	public CompletableFuture<String> ask(String mark) {
		CompletableFuture<String> answer = new CompletableFuture<>();
		this.waiting.put(mark, answer);
		LettuceFutures.awaitOrCancel(
				this.writing.async().xadd(StreamsWay.REQUESTS, Map.of(StreamsWay.BODY, Envelope.of(mark).json())),
				SECONDS, TimeUnit.SECONDS);
		return answer;
	}

	@Override
	public void close() {
		this.client.shutdown();
	}

}
