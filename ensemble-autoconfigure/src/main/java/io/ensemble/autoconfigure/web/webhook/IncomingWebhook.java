package io.ensemble.autoconfigure.web.webhook;

import java.time.Instant;
import java.util.List;

import io.ensemble.engine.ingress.EntryFormat;
import io.ensemble.protocol.webhook.WebhookHeaders;
import io.ensemble.protocol.webhook.WebhookSignatures;
import io.ensemble.transport.ingress.Entry;
import io.ensemble.work.Digest;
import io.ensemble.work.Ingress;
import io.ensemble.work.Limits;
import io.ensemble.work.Submission;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.function.ServerRequest;

/**
 * One webhook that is taken in. Its id is the id of the request, so that a message that
 * comes again asks for nothing new.
 *
 * @param signatures knows what the sender signs with
 * @param format makes a request of a body
 * @param caller who owns the work
 */
record IncomingWebhook(WebhookSignatures signatures, EntryFormat format, String caller) {

	boolean isSigned(ServerRequest.Headers headers, byte[] body, Instant now) {
		return this.signatures.isValid(single(headers, WebhookHeaders.ID), single(headers, WebhookHeaders.TIMESTAMP),
				single(headers, WebhookHeaders.SIGNATURE), body, now);
	}

	Submission submission(ServerRequest.Headers headers, byte[] body) {
		String id = String.valueOf(single(headers, WebhookHeaders.ID));
		Entry entry = new Entry(body, Limits.isId(id) ? id : Digest.sha256(id), null);
		return new Submission(this.format.read(entry), this.caller, Ingress.WEBHOOK);
	}

	// A header that is given twice has no value that anybody could rely on.
	private static @Nullable String single(ServerRequest.Headers headers, String name) {
		List<String> values = headers.header(name);
		return (values.size() == 1) ? values.get(0) : null;
	}

}
