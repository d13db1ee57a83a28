package io.ensemble.autoconfigure.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The secret that all peers and clients of an ensemble share. Compared in a time that
 * tells nothing about it, its length included.
 */
public final class SharedSecret {

	private static final String SCHEME = "bearer ";

	private final byte @Nullable [] digest;

	/**
	 * Keep a secret.
	 * @param secret the secret; {@code null} or blank for none
	 */
	public SharedSecret(@Nullable String secret) {
		this.digest = StringUtils.hasText(secret) ? digest(secret.strip()) : null;
	}

	/**
	 * Whether there is a secret at all.
	 * @return {@code false} if none is configured
	 */
	public boolean isSet() {
		return this.digest != null;
	}

	/**
	 * Whether a caller knows the secret.
	 * @param authorization the {@code Authorization} header of the call
	 * @return {@code true} if it is a bearer token that equals the secret
	 */
	public boolean matches(@Nullable String authorization) {
		if (this.digest == null || authorization == null
				|| !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return false;
		}
		return MessageDigest.isEqual(this.digest, digest(authorization.substring(SCHEME.length()).strip()));
	}

	private static byte[] digest(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
