package io.ensemble.autoconfigure.webhook;

import io.ensemble.protocol.webhook.WebhookSecret;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains what a secret of a webhook looks like, without showing the one that is wrong.
 */
class InvalidWebhookSecretFailureAnalyzer extends AbstractFailureAnalyzer<InvalidWebhookSecretException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidWebhookSecretException cause) {
		return new FailureAnalysis("%s holds no secret: it %s.".formatted(cause.getProperty(), WebhookSecret.FORM),
				"Make one, for example with: echo whsec_$(openssl rand -base64 32). Give the same to the other side.",
				cause);
	}

}
