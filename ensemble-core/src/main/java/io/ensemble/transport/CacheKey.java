package io.ensemble.transport;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.ensemble.work.Submission;
import org.jspecify.annotations.Nullable;

/**
 * What a cached result answers: the same caller, who asks for the same task under the
 * same key of its own choice.
 *
 * @param caller who asks; nobody gets what another one was told
 * @param task the task or tool
 * @param key the caller's key for whatever the result depends on
 */
public record CacheKey(String caller, String task, String key) {

	/**
	 * A name of fixed length, for stores whose names may not be as long as a key.
	 * @return the SHA-256 of the key, in 64 hexadecimal digits
	 */
	public String digest() {
		String text = this.caller.length() + ":" + this.caller + this.task.length() + ":" + this.task + this.key;
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/**
	 * The key of a request.
	 * @param submission the request
	 * @return its key; {@code null} if the request has nothing to do with a cache
	 */
	public static @Nullable CacheKey of(Submission submission) {
		return of(submission.caller(), submission.request().task(), submission.request().cacheKey());
	}

	/**
	 * The key, if there is one.
	 * @param caller who asks
	 * @param task the task or tool
	 * @param key the caller's key; {@code null} if it named none
	 * @return the whole key; {@code null} if there is none
	 */
	public static @Nullable CacheKey of(String caller, String task, @Nullable String key) {
		return (key != null) ? new CacheKey(caller, task, key) : null;
	}

}
