package io.ensemble.autoconfigure.webhook;

import java.util.List;

import io.ensemble.protocol.webhook.WebhookSecret;
import io.ensemble.protocol.webhook.WebhookSignatures;

/**
 * Reads secrets of webhooks from properties. Not while these are bound: a failure of the
 * binder shows the value that it was about.
 */
public final class WebhookSecrets {

	private WebhookSecrets() {
	}

	/**
	 * Read secrets.
	 * @param property where they come from
	 * @param secrets the secrets as they are configured
	 * @return what signs and checks with them
	 * @throws InvalidWebhookSecretException if there is none, or one of them is none
	 */
	public static WebhookSignatures signatures(String property, List<String> secrets) {
		if (secrets.isEmpty()) {
			throw new InvalidWebhookSecretException(property);
		}
		return new WebhookSignatures(secrets.stream().map((secret) -> parse(property, secret)).toList());
	}

	private static WebhookSecret parse(String property, String secret) {
		try {
			return WebhookSecret.parse(secret);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidWebhookSecretException(property);
		}
	}

}
