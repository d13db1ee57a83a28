package io.ensemble.engine.delivery.webhook.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.ensemble.engine.delivery.webhook.destination.WebhookAddress;

/**
 * A POST request. Its address consists of what may stand in a request line, and its
 * headers are the ensemble's own, so nothing in it can begin a line.
 *
 * @param address where it goes
 * @param headers further headers
 * @param body the body, JSON in UTF-8
 */
public record WebhookCall(WebhookAddress address, Map<String, String> headers, byte[] body) {

	void write(OutputStream stream) throws IOException {
		StringBuilder head = new StringBuilder(512).append("POST ").append(this.address.target()).append(" HTTP/1.1");
		header(head, "Host", this.address.authority());
		header(head, "User-Agent", "ensemble-webhooks");
		header(head, "Content-Type", "application/json");
		header(head, "Content-Length", Integer.toString(this.body.length));
		header(head, "Connection", "close");
		this.headers.forEach((name, value) -> header(head, name, value));
		stream.write(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII));
		stream.write(this.body);
		stream.flush();
	}

	private static void header(StringBuilder head, String name, String value) {
		head.append("\r\n").append(name).append(": ").append(value);
	}

}
