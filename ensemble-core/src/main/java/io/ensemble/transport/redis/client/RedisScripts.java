package io.ensemble.transport.redis.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

/**
 * Runs steps on the server, by digest if it knows the script and by its text if not.
 * Thread-safe.
 */
public final class RedisScripts {

	private final RedisConnections connections;

	private final String[] keys;

	private final LongSupplier ahead;

	/**
	 * Run the steps of one ensemble.
	 * @param connections to the server
	 * @param base begins all keys of the ensemble
	 * @param ahead microseconds that are added to the server's time; zero except in tests
	 */
	public RedisScripts(RedisConnections connections, String base, LongSupplier ahead) {
		this.connections = connections;
		this.keys = new String[] { base };
		this.ahead = ahead;
	}

	/**
	 * Run steps on other keys.
	 * @param base begins those keys
	 * @return runs them on the same connections
	 */
	public RedisScripts over(String base) {
		return new RedisScripts(this.connections, base, this.ahead);
	}

	/**
	 * Run a step.
	 * @param step the step
	 * @param arguments what its script calls ARGV, from the second on
	 * @return what it answers; fails with
	 * {@link io.ensemble.transport.StoreUnavailableException} only
	 */
	public CompletionStage<Reply> run(Step step, List<String> arguments) {
		CompletableFuture<Reply> answer = new CompletableFuture<>();
		this.connections.commands().whenComplete((commands, failure) -> {
			if (failure != null) {
				answer.completeExceptionally(RedisFailures.translate(failure));
			}
			else {
				send(commands, step, values(arguments), answer);
			}
		});
		return answer;
	}

	/**
	 * Run a step.
	 * @param step the step
	 * @param arguments what its script calls ARGV, from the second on
	 * @return what it answers
	 */
	public CompletionStage<Reply> run(Step step, String... arguments) {
		return run(step, List.of(arguments));
	}

	/**
	 * Run a step and wait until what it wrote is on other servers too, if that is wanted.
	 * @param step the step
	 * @param arguments what its script calls ARGV, from the second on
	 * @param counts whether an answer says that something was written
	 * @return what the step answers; fails if too few servers have it
	 */
	public CompletionStage<Reply> run(Step step, List<String> arguments, Predicate<Reply> counts) {
		if (!this.connections.isReplicated()) {
			return run(step, arguments);
		}
		return this.connections.replicas().thenCompose((replicas) -> {
			CompletableFuture<Reply> answer = new CompletableFuture<>();
			long connection = replicas.connection();
			send(replicas.commands(), step, values(arguments), answer);
			return answer.thenCompose((reply) -> counts.test(reply) ? replicas.have(reply, connection)
					: CompletableFuture.completedFuture(reply));
		}).exceptionally((failure) -> {
			throw RedisFailures.translate(failure);
		});
	}

	private String[] values(List<String> arguments) {
		String[] values = new String[arguments.size() + 1];
		values[0] = Long.toString(this.ahead.getAsLong());
		for (int i = 1; i < values.length; i++) {
			values[i] = arguments.get(i - 1);
		}
		return values;
	}

	private void send(RedisClusterAsyncCommands<String, String> commands, Step step, String[] values,
			CompletableFuture<Reply> answer) {
		RedisFuture<Object> known = commands.evalsha(step.digest(), ScriptOutputType.MULTI, this.keys, values);
		known.whenComplete((reply, failure) -> {
			if (failure instanceof RedisNoScriptException) {
				RedisFuture<Object> sent = commands.eval(step.script(), ScriptOutputType.MULTI, this.keys, values);
				sent.whenComplete((again, error) -> complete(answer, again, error));
			}
			else {
				complete(answer, reply, failure);
			}
		});
	}

	private static void complete(CompletableFuture<Reply> answer, Object reply, Throwable failure) {
		if (failure != null) {
			answer.completeExceptionally(RedisFailures.translate(failure));
		}
		else {
			answer.complete(Reply.of(reply));
		}
	}

}
