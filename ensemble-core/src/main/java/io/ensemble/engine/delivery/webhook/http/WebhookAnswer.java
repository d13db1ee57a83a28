package io.ensemble.engine.delivery.webhook.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a receiver answers, as far as it matters.
 *
 * @param status the HTTP status
 * @param retryAfter the header {@code Retry-After}, as it is; {@code null} if there is
 * none
 */
public record WebhookAnswer(int status, @Nullable String retryAfter) {

	private static final int MAX_HEAD = 16 * 1024;

	private static final int FIRST_FINAL_STATUS = 200;

	private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");

	private static final Pattern RETRY_AFTER = Pattern.compile("(?im)^retry-after:[ \\t]*(\\S.*?)[ \\t]*$");

	static WebhookAnswer read(InputStream stream) throws IOException {
		WebhookAnswer answer = parse(head(stream));
		return (answer.status() >= FIRST_FINAL_STATUS) ? answer : read(stream);
	}

	private static WebhookAnswer parse(String head) throws IOException {
		Matcher line = STATUS_LINE.matcher(head.lines().findFirst().orElse(""));
		if (!line.matches()) {
			throw new ProtocolException("not HTTP/1.1");
		}
		Matcher retryAfter = RETRY_AFTER.matcher(head);
		return new WebhookAnswer(Integer.parseInt(line.group(1)), retryAfter.find() ? retryAfter.group(1) : null);
	}

	private static String head(InputStream stream) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
			int next = stream.read();
			if (next < 0) {
				throw new EOFException("no complete answer");
			}
			if (head.length() == MAX_HEAD) {
				throw new ProtocolException("too many headers");
			}
			head.append((char) next);
		}
		return head.toString();
	}

}
