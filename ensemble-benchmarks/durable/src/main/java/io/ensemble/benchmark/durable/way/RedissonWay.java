package io.ensemble.benchmark.durable.way;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.ensemble.benchmark.load.Caller;
import io.ensemble.benchmark.load.Envelope;
import org.redisson.Redisson;
import org.redisson.api.RFuture;
import org.redisson.api.RedissonClient;
import org.redisson.api.RemoteInvocationOptions;
import org.redisson.api.annotation.RRemoteAsync;
import org.redisson.config.Config;

/**
 * Redisson's remote service with acknowledgement: requests and answers are in lists.
 */
class RedissonWay implements Way {

	private static final String SERVICE = "meals";

	private static final int SECONDS = 30;

	private static RedissonClient client(String server) {
		Config config = new Config();
		config.useSingleServer().setAddress(server);
		return Redisson.create(config);
	}

	@Override
	public void work(String server) {
		client(server).getRemoteService(SERVICE).register(Meals.class, Envelope::echo, CONCURRENCY);
	}

	@Override
	public Caller ask(String server) {
		RedissonClient client = client(server);
		AsyncMeals meals = client.getRemoteService(SERVICE)
			.get(AsyncMeals.class,
					RemoteInvocationOptions.defaults()
						.expectAckWithin(SECONDS, TimeUnit.SECONDS)
						.expectResultWithin(SECONDS, TimeUnit.SECONDS));
		return new Caller() {

			@Override
			public CompletableFuture<String> ask(String mark) {
				return meals.prepare(Envelope.of(mark).json())
					.toCompletableFuture()
					.thenApply((json) -> Envelope.parse(json).requestId());
			}

			@Override
			public void close() {
				client.shutdown();
			}

		};
	}

	/**
	 * The service.
	 */
	@FunctionalInterface
	public interface Meals {

		/**
		 * Do nothing.
		 * @param json the request
		 * @return an answer of the same size
		 */
		String prepare(String json);

	}

	/**
	 * The same for those who do not wait.
	 */
	@RRemoteAsync(Meals.class)
	public interface AsyncMeals {

		/**
		 * Do nothing.
		 * @param json the request
		 * @return an answer of the same size
		 */
		RFuture<String> prepare(String json);

	}

}
