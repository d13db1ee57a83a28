package io.ensemble.test.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;

/**
 * Copies in Redis: hashes from hashes, by a script.
 */
public final class RedisCopies implements WaitingCopies {

	private static final int AT_ONCE = 2_000;

	private final RedisClient client;

	private final String base;

	/**
	 * Copy in a Redis.
	 * @param client connects to it
	 * @param base begins all keys of the ensemble
	 */
	public RedisCopies(RedisClient client, String base) {
		this.client = client;
		this.base = base;
	}

	@Override
	public void copy(int times) {
		try (StatefulRedisConnection<String, String> connection = this.client.connect()) {
			RedisCommands<String, String> commands = connection.sync();
			String[] originals = commands.zrange(this.base + ":age", 0, -1).toArray(String[]::new);
			int step = Math.max(1, AT_ONCE / originals.length);
			String script = script();
			for (int from = 1; from <= times; from += step) {
				String[] numbers = { Long.toString(SPACING), Integer.toString(times), Integer.toString(from),
						Integer.toString(Math.min(times, from + step - 1)) };
				commands.eval(script, ScriptOutputType.STATUS, new String[] { this.base },
						Stream.of(numbers, originals).flatMap(Stream::of).toArray(String[]::new));
			}
		}
	}

	private static String script() {
		try (InputStream script = RedisCopies.class.getResourceAsStream("copy.lua")) {
			return new String(Objects.requireNonNull(script, "copy.lua").readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
