package io.ensemble.transport.redis.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Looks for settings of the server by which it would lose accepted work. It needs no more
 * rights than INFO.
 */
public final class RedisServerCheck {

	private final RedisConnections connections;

	/**
	 * Create a check.
	 * @param connections to the server
	 */
	public RedisServerCheck(RedisConnections connections) {
		this.connections = connections;
	}

	/**
	 * Look now.
	 * @return what is wrong, in words; empty if all is well. Fails with
	 * {@link io.ensemble.transport.StoreUnavailableException} if nobody answers
	 */
	public CompletionStage<List<String>> warnings() {
		CompletableFuture<List<String>> answer = new CompletableFuture<>();
		this.connections.commands().thenCompose((commands) -> commands.info()).whenComplete((info, failure) -> {
			if (failure != null) {
				answer.completeExceptionally(RedisFailures.translate(failure));
			}
			else {
				answer.complete(warnings(info));
			}
		});
		return answer;
	}

	static List<String> warnings(String info) {
		List<String> lines = info.lines().map(String::strip).toList();
		List<String> warnings = new ArrayList<>();
		if (lines.stream().anyMatch((line) -> line.startsWith("maxmemory_policy:") && !line.endsWith(":noeviction"))) {
			warnings.add("Redis forgets accepted work when its memory is used up: set maxmemory-policy to noeviction");
		}
		if (lines.contains("aof_enabled:0")) {
			warnings.add("Redis loses accepted work when it is restarted: set appendonly to yes");
		}
		return warnings;
	}

}
