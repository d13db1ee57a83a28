package io.ensemble.autoconfigure.webhook;

import io.ensemble.protocol.webhook.WebhookSecret;

/**
 * A property has to hold a secret of a webhook, and does not.
 */
class InvalidWebhookSecretException extends RuntimeException {

	private final String property;

	/**
	 * Name the property, and not its value.
	 * @param property the full name of the property
	 */
	InvalidWebhookSecretException(String property) {
		super(property + " " + WebhookSecret.FORM);
		this.property = property;
	}

	String getProperty() {
		return this.property;
	}

}
