package io.ensemble.protocol.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that sender and receiver of a webhook share. Never shows itself.
 */
public final class WebhookSecret {

	/** What a secret has to look like, in words. */
	public static final String FORM = "must be whsec_ and the Base64 of 24 to 64 random bytes";

	private static final String PREFIX = "whsec_";

	private static final int MIN_BYTES = 24;

	private static final int MAX_BYTES = 64;

	private static final String ALGORITHM = "HmacSHA256";

	private final SecretKeySpec key;

	private WebhookSecret(byte[] bytes) {
		this.key = new SecretKeySpec(bytes, ALGORITHM);
	}

	/**
	 * Read a secret.
	 * @param text the secret as it is configured
	 * @return the secret
	 * @throws IllegalArgumentException if it is none; the message does not contain it
	 */
	public static WebhookSecret parse(String text) {
		String stripped = text.strip();
		byte[] bytes = stripped.startsWith(PREFIX) ? decode(stripped.substring(PREFIX.length())) : new byte[0];
		if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
			throw new IllegalArgumentException(FORM);
		}
		return new WebhookSecret(bytes);
	}

	byte[] sign(String id, String timestamp, byte[] body) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
			return mac.doFinal(body);
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw new IllegalStateException("Every Java platform has " + ALGORITHM, ex);
		}
	}

	private static byte[] decode(String base64) {
		try {
			return Base64.getDecoder().decode(base64);
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

	@Override
	public String toString() {
		return "WebhookSecret[hidden]";
	}

}
