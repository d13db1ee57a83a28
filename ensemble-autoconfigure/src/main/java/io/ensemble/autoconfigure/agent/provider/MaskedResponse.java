package io.ensemble.autoconfigure.agent.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/**
 * An error response whose body has no keys and a decent length.
 */
class MaskedResponse implements ClientHttpResponse {

	private static final int MAX_LENGTH = 16 * 1024;

	private final ClientHttpResponse response;

	private final ModelSecrets secrets;

	MaskedResponse(ClientHttpResponse response, ModelSecrets secrets) {
		this.response = response;
		this.secrets = secrets;
	}

	@Override
	public InputStream getBody() throws IOException {
		String body = new String(this.response.getBody().readNBytes(2 * MAX_LENGTH), StandardCharsets.UTF_8);
		String masked = this.secrets.mask(body);
		return new ByteArrayInputStream(
				masked.substring(0, Math.min(masked.length(), MAX_LENGTH)).getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public HttpStatusCode getStatusCode() throws IOException {
		return this.response.getStatusCode();
	}

	@Override
	public String getStatusText() throws IOException {
		return this.response.getStatusText();
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.response.getHeaders();
	}

	@Override
	public void close() {
		this.response.close();
	}

}
