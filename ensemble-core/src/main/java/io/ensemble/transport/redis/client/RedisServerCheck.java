package io.ensemble.transport.redis.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import io.ensemble.work.LogText;

/**
 * Looks for settings of the server by which it would lose accepted work, and for what
 * another program wrote over. It needs no more rights than INFO and reading. In a cluster
 * it asks the node that has the keys of the work.
 */
public final class RedisServerCheck {

	private final RedisScripts scripts;

	/**
	 * Create a check.
	 * @param scripts reach the server
	 */
	public RedisServerCheck(RedisScripts scripts) {
		this.scripts = scripts;
	}

	/**
	 * Look now.
	 * @return what is wrong, in words; empty if all is well. Fails with
	 * {@link io.ensemble.transport.StoreUnavailableException} if nobody answers
	 */
	public CompletionStage<List<String>> warnings() {
		return this.scripts.run(Step.DESCRIBE)
			.thenApply((reply) -> Stream
				.concat(warnings(reply.texts().limit(2).flatMap(String::lines).map(String::strip).toList()).stream(),
						reply.list(2).texts().map(RedisServerCheck::overwritten))
				.toList());
	}

	private static String overwritten(String key) {
		return "Work may wait in vain, as another program wrote to " + LogText.of(key)
				+ " in Redis: hand in again what does not begin, then remove the key's name from the set overwritten";
	}

	private static List<String> warnings(List<String> lines) {
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
