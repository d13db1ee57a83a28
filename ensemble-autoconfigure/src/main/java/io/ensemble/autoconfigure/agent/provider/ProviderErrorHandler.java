package io.ensemble.autoconfigure.agent.provider;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import org.springframework.ai.retry.NonTransientAiException;
import org.springframework.ai.retry.TransientAiException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResponseErrorHandler;

/**
 * Lets another handler decide what an error means, on a body without keys. An error that
 * says when to come again is taken out of Spring AI's own retries, which would come too
 * early.
 */
class ProviderErrorHandler implements ResponseErrorHandler {

	private final ResponseErrorHandler handler;

	private final ModelSecrets secrets;

	ProviderErrorHandler(ResponseErrorHandler handler, ModelSecrets secrets) {
		this.handler = handler;
		this.secrets = secrets;
	}

	@Override
	public boolean hasError(ClientHttpResponse response) throws IOException {
		return this.handler.hasError(response);
	}

	@Override
	public void handleError(URI url, HttpMethod method, ClientHttpResponse response) throws IOException {
		Optional<Duration> wait = isLimit(response.getStatusCode()) ? RetryAfterHeader.of(response.getHeaders())
				: Optional.empty();
		try {
			this.handler.handleError(url, method, new MaskedResponse(response, this.secrets));
		}
		catch (TransientAiException | NonTransientAiException ex) {
			if (wait.isPresent()) {
				throw new RateLimitedException(String.valueOf(ex.getMessage()), wait.get(), ex);
			}
			throw ex;
		}
	}

	private static boolean isLimit(HttpStatusCode status) {
		return status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS) || status.is5xxServerError();
	}

}
