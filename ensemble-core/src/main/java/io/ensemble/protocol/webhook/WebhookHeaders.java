package io.ensemble.protocol.webhook;

/**
 * The headers of a signed webhook.
 */
public final class WebhookHeaders {

	/** Names the message, the same at every attempt to deliver it. */
	public static final String ID = "webhook-id";

	/** When this attempt was made, in seconds since the epoch. */
	public static final String TIMESTAMP = "webhook-timestamp";

	/** One signature for each secret in use, with blanks between them. */
	public static final String SIGNATURE = "webhook-signature";

	private WebhookHeaders() {
	}

}
