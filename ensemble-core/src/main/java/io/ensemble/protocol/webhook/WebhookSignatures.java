package io.ensemble.protocol.webhook;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Signs webhooks and checks their signatures, with every secret in use, so that secrets
 * can be changed while both the old and the new one are known. Thread-safe.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks">Standard
 * Webhooks</a>
 */
public final class WebhookSignatures {

	/**
	 * How far the clocks of sender and receiver may be apart, and how old a call may be.
	 */
	public static final Duration TOLERANCE = Duration.ofMinutes(5);

	private static final String VERSION = "v1,";

	private static final int MAX_SIGNATURES = 16;

	private final List<WebhookSecret> secrets;

	/**
	 * Sign and check with secrets.
	 * @param secrets the secrets in use; without any, nothing is valid
	 */
	public WebhookSignatures(Collection<WebhookSecret> secrets) {
		this.secrets = List.copyOf(secrets);
	}

	/**
	 * Sign a message.
	 * @param id the message
	 * @param at when it is sent
	 * @param body its raw bytes
	 * @return the value of {@link WebhookHeaders#SIGNATURE}
	 */
	public String sign(String id, Instant at, byte[] body) {
		String timestamp = Long.toString(at.getEpochSecond());
		return this.secrets.stream()
			.map((secret) -> VERSION + Base64.getEncoder().encodeToString(secret.sign(id, timestamp, body)))
			.collect(Collectors.joining(" "));
	}

	/**
	 * Check a message. Takes the same time wherever a signature differs.
	 * @param id what {@link WebhookHeaders#ID} says; {@code null} if it is missing
	 * @param timestamp what {@link WebhookHeaders#TIMESTAMP} says
	 * @param signatures what {@link WebhookHeaders#SIGNATURE} says
	 * @param body the raw bytes that came
	 * @param now the time of the receiver
	 * @return {@code true} if somebody who knows a secret sent exactly this within
	 * {@link #TOLERANCE}
	 */
	public boolean isValid(@Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body,
			Instant now) {
		if (id == null || id.isEmpty() || timestamp == null || signatures == null || !isRecent(timestamp, now)) {
			return false;
		}
		boolean valid = false;
		for (WebhookSecret secret : this.secrets) {
			valid |= matches(signatures, secret.sign(id, timestamp, body));
		}
		return valid;
	}

	private static boolean matches(String signatures, byte[] expected) {
		boolean match = false;
		for (String signature : signatures.split(" ", MAX_SIGNATURES)) {
			match |= signature.startsWith(VERSION)
					&& MessageDigest.isEqual(expected, decode(signature.substring(VERSION.length())));
		}
		return match;
	}

	private static boolean isRecent(String timestamp, Instant now) {
		if (!timestamp.matches("[0-9]{1,12}")) {
			return false;
		}
		Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs();
		return age.compareTo(TOLERANCE) <= 0;
	}

	private static byte[] decode(String base64) {
		try {
			return Base64.getDecoder().decode(base64);
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

}
