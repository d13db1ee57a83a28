package io.ensemble.autoconfigure.web.webhook;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import io.ensemble.autoconfigure.web.access.Access;
import io.ensemble.autoconfigure.web.answer.ApiAnswer;
import io.ensemble.autoconfigure.web.problem.ProblemException;
import io.ensemble.autoconfigure.web.route.ApiEndpoint;
import io.ensemble.autoconfigure.web.route.ApiEndpoints;
import io.ensemble.autoconfigure.web.route.ApiRequest;
import io.ensemble.autoconfigure.web.work.WorkSubmissions;
import io.ensemble.protocol.http.ProblemType;

import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Takes in what senders of webhooks sign. They learn that it was taken in, and nothing of
 * what becomes of it; others do not learn which webhooks there are.
 */
class WebhookEndpoints implements ApiEndpoints {

	private final Map<String, IncomingWebhook> webhooks;

	private final WorkSubmissions submissions;

	private final InstantSource clock;

	/**
	 * Take webhooks in.
	 * @param webhooks the webhooks by name
	 * @param submissions takes the work in
	 * @param clock tells the age of messages
	 */
	WebhookEndpoints(Map<String, IncomingWebhook> webhooks, WorkSubmissions submissions, InstantSource clock) {
		this.webhooks = Map.copyOf(webhooks);
		this.submissions = submissions;
		this.clock = clock;
	}

	@Override
	public List<ApiEndpoint> endpoints() {
		return List.of(new ApiEndpoint(HttpMethod.POST, "/api/webhooks/{name}", Access.SIGNED, this::receive));
	}

	private CompletionStage<ApiAnswer> receive(ApiRequest request) {
		IncomingWebhook webhook = this.webhooks.get(request.variable("name"));
		ServerRequest.Headers headers = request.request().headers();
		if (webhook == null || !webhook.isSigned(headers, request.body(), this.clock.instant())) {
			throw new ProblemException(ProblemType.UNAUTHORIZED,
					"there is no such webhook, or the message is not signed with its secret, or not lately");
		}
		return this.submissions.take(webhook.submission(headers, request.body()));
	}

}
