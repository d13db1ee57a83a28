package io.ensemble.transport.redis.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.redis.client.RedisFailures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;

/**
 * Adds entries to streams. Thread-safe.
 */
public final class StreamWriter {

	private static final String PUBLISH = read("publish.lua");

	private final StreamConnections connections;

	/**
	 * Write by the connection that is shared.
	 * @param connections to the server
	 */
	public StreamWriter(StreamConnections connections) {
		this.connections = connections;
	}

	/**
	 * Add an entry that stays until somebody takes it off.
	 * @param stream the key of the stream
	 * @param fields what the entry says
	 * @return completes when the server has it; fails with
	 * {@link io.ensemble.transport.StoreUnavailableException} if that is not known
	 */
	public CompletionStage<Void> add(String stream, Map<String, byte[]> fields) {
		return translated(
				this.connections.commands().thenCompose((commands) -> commands.xadd(stream, Map.copyOf(fields))));
	}

	/**
	 * Add an entry to a stream that forgets old ones, measured on the server's clock.
	 * @param stream the key of the stream
	 * @param fields what the entry says
	 * @param retention how long entries are kept
	 * @return completes when the server has it; fails with
	 * {@link io.ensemble.transport.StoreUnavailableException} if that is not known
	 */
	CompletionStage<Void> publish(String stream, Map<String, byte[]> fields, Duration retention) {
		List<byte[]> arguments = new ArrayList<>();
		arguments.add(EventFields.bytes(Long.toString(retention.toMillis())));
		fields.forEach((name, value) -> {
			arguments.add(EventFields.bytes(name));
			arguments.add(value);
		});
		return translated(this.connections.commands().thenCompose((commands) -> {
			RedisFuture<byte[]> id = commands.eval(PUBLISH, ScriptOutputType.VALUE, new String[] { stream },
					arguments.toArray(byte[][]::new));
			return id;
		}));
	}

	private static CompletionStage<Void> translated(CompletionStage<?> answer) {
		CompletableFuture<Void> written = new CompletableFuture<>();
		answer.whenComplete((id, failure) -> {
			if (failure != null) {
				written.completeExceptionally(RedisFailures.translate(failure));
			}
			else {
				written.complete(null);
			}
		});
		return written;
	}

	private static String read(String name) {
		try (InputStream script = StreamWriter.class.getResourceAsStream(name)) {
			return new String(Objects.requireNonNull(script, name).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
