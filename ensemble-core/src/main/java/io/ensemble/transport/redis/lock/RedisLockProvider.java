package io.ensemble.transport.redis.lock;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.ensemble.transport.lock.Lock;
import io.ensemble.transport.lock.LockProvider;
import io.ensemble.transport.redis.client.RedisScripts;
import io.ensemble.transport.redis.client.Reply;
import io.ensemble.transport.redis.client.Step;

/**
 * Locks in Redis, a hash for each name that was ever locked. Tokens are times of the
 * server, so that they go on to grow when it was emptied.
 *
 * <p>
 * A replica that takes over from a server that lost writes may grant a lock that is held:
 * that is what the tokens are for.
 */
public final class RedisLockProvider implements LockProvider {

	private final RedisScripts scripts;

	/**
	 * Keep locks in Redis.
	 * @param scripts reach the server
	 */
	public RedisLockProvider(RedisScripts scripts) {
		this.scripts = scripts;
	}

	@Override
	public CompletionStage<Optional<Lock>> acquire(String name, Duration lease) {
		Lock.requireName(name);
		return this.scripts.run(Step.LOCK, "acquire", name, micros(lease))
			.thenApply((reply) -> reply.isEmpty() ? Optional.empty() : Optional.of(new Lock(name, reply.number(0))));
	}

	@Override
	public CompletionStage<Boolean> renew(Lock lock, Duration lease) {
		return held("renew", lock, micros(lease));
	}

	@Override
	public CompletionStage<Boolean> release(Lock lock) {
		return held("renew", lock, micros(Duration.ZERO));
	}

	@Override
	public CompletionStage<Optional<String>> read(String name) {
		return this.scripts.run(Step.LOCK, "read", name).thenApply((reply) -> reply.texts().findFirst());
	}

	@Override
	public CompletionStage<Boolean> write(Lock lock, String text) {
		return held("write", lock, text);
	}

	private CompletionStage<Boolean> held(String operation, Lock lock, String value) {
		return this.scripts.run(Step.LOCK, operation, lock.name(), value, Long.toString(lock.token()))
			.thenApply(Reply::isTrue);
	}

	private static String micros(Duration lease) {
		return Long.toString(TimeUnit.MICROSECONDS.convert(lease));
	}

}
