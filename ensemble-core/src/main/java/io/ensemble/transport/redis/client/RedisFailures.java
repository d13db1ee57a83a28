package io.ensemble.transport.redis.client;

import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.work.InvalidRequestException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What errors of the driver mean to those who use a store. The texts name no address, no
 * key and nothing that the server wrote, except its code.
 */
public final class RedisFailures {

	private static final Pattern CODE = Pattern.compile("([A-Z]{2,20})\\b.*", Pattern.DOTALL);

	private RedisFailures() {
	}

	/**
	 * Say what an error means.
	 * @param failure the driver's
	 * @return what to tell those who use the store
	 */
	public static StoreUnavailableException translate(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		return (cause instanceof StoreUnavailableException known) ? known
				: new StoreUnavailableException(describe(cause), cause);
	}

	static Reply requireReplicas(long reached, int required, Reply reply) {
		if (reached < required) {
			throw new StoreUnavailableException(
					"Only %d of %d replicas have what was written yet".formatted(reached, required), null);
		}
		return reply;
	}

	private static String describe(Throwable cause) {
		if (cause instanceof RedisCommandTimeoutException) {
			return "Redis did not answer in time";
		}
		// A connection that is refused at its greeting fails with the reason as its
		// cause.
		RedisCommandExecutionException refused = refusal(cause);
		if (refused != null) {
			Matcher code = CODE.matcher(String.valueOf(refused.getMessage()));
			return "Redis refused: " + (code.matches() ? meaning(code.group(1)) : "error");
		}
		if (cause instanceof InvalidRequestException garbage) {
			return "What Redis keeps cannot be read: " + garbage.getField();
		}
		return "Redis cannot be reached";
	}

	private static @Nullable RedisCommandExecutionException refusal(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof RedisCommandExecutionException refused) {
				return refused;
			}
		}
		return null;
	}

	private static String meaning(String code) {
		return switch (code) {
			case "OOM" -> "its memory is used up (OOM)";
			case "MISCONF" -> "it cannot write to its disk (MISCONF)";
			case "READONLY" -> "it is a replica (READONLY)";
			case "NOREPLICAS" -> "too few replicas are connected (NOREPLICAS)";
			case "LOADING" -> "it is starting (LOADING)";
			case "NOAUTH", "WRONGPASS" -> "it wants another user or password (" + code + ")";
			case "NOPERM" -> "the configured user may not do this (" + code + ")";
			default -> code.toLowerCase(Locale.ROOT);
		};
	}

}
