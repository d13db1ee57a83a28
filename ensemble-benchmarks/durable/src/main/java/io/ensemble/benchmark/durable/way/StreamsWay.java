package io.ensemble.benchmark.durable.way;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.ensemble.benchmark.load.Caller;
import io.ensemble.benchmark.load.Envelope;
import io.lettuce.core.Consumer;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.api.StatefulRedisConnection;

/**
 * The floor: a stream of requests and a stream of answers by hand, up to a hundred at
 * once, and nothing of what makes work safe but the acknowledgement.
 */
class StreamsWay implements Way {

	static final String REQUESTS = "floor:requests";

	static final String ANSWERS = "floor:answers";

	static final String BODY = "body";

	private static final String GROUP = "workers";

	private static final int BATCH = 100;

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final XAddArgs TRIMMED = new XAddArgs().maxlen(10_000).approximateTrimming();

	@Override
	public void work(String server) {
		RedisClient client = RedisClient.create(server);
		StatefulRedisConnection<String, String> reading = client.connect();
		StatefulRedisConnection<String, String> writing = client.connect();
		writing.sync()
			.xgroupCreate(XReadArgs.StreamOffset.from(REQUESTS, "0"), GROUP, XGroupCreateArgs.Builder.mkstream());
		Thread thread = new Thread(() -> {
			while (true) {
				answer(writing,
						reading.sync()
							.xreadgroup(Consumer.from(GROUP, "worker"),
									XReadArgs.Builder.count(BATCH).block(PATIENCE.dividedBy(20)),
									XReadArgs.StreamOffset.lastConsumed(REQUESTS)));
			}
		}, "floor");
		thread.setDaemon(true);
		thread.start();
	}

	private static void answer(StatefulRedisConnection<String, String> writing,
			List<StreamMessage<String, String>> requests) {
		if (requests.isEmpty()) {
			return;
		}
		List<RedisFuture<?>> sent = new ArrayList<>();
		writing.setAutoFlushCommands(false);
		for (StreamMessage<String, String> request : requests) {
			String answer = Envelope.echo(request.getBody().getOrDefault(BODY, ""));
			sent.add(writing.async().xadd(ANSWERS, TRIMMED, Map.of(BODY, answer)));
		}
		sent.add(writing.async()
			.xack(REQUESTS, GROUP, requests.stream().map(StreamMessage::getId).toArray(String[]::new)));
		writing.flushCommands();
		writing.setAutoFlushCommands(true);
		LettuceFutures.awaitAll(PATIENCE, sent.toArray(new RedisFuture<?>[0]));
	}

	@Override
	public Caller ask(String server) {
		return new StreamsCaller(RedisClient.create(server));
	}

}
