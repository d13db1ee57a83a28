package io.ensemble.autoconfigure.web.filter;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.springframework.util.FileCopyUtils;

/**
 * A request that no HTTP client would send.
 */
final class RawRequest {

	private RawRequest() {
	}

	static String send(int port, String requestLine) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(10_000);
			String request = requestLine + "\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			return FileCopyUtils.copyToString(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
		}
	}

}
