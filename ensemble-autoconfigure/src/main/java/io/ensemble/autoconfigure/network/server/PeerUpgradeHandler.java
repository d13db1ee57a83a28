package io.ensemble.autoconfigure.network.server;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * Shakes hands without what is not to get further: offers of extensions, since
 * compression is worth more to an attacker by its bombs and side channels than to us by
 * its savings, and credentials, which frameworks log with all other headers. Whoever
 * checks credentials looks at the request as it came.
 */
class PeerUpgradeHandler extends WebSocketHttpRequestHandler {

	PeerUpgradeHandler(WebSocketHandler handler) {
		super(handler);
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		super.handleRequest(new PlainRequest(request), response);
	}

	/**
	 * A request without the headers that end here.
	 */
	private static final class PlainRequest extends HttpServletRequestWrapper {

		private final Set<String> hidden = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

		PlainRequest(HttpServletRequest request) {
			super(request);
			Collections.addAll(this.hidden, "Sec-WebSocket-Extensions", "Authorization", "Cookie");
		}

		@Override
		public @Nullable String getHeader(String name) {
			return this.hidden.contains(name) ? null : super.getHeader(name);
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			return this.hidden.contains(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
		}

		@Override
		public Enumeration<String> getHeaderNames() {
			return Collections.enumeration(Collections.list(super.getHeaderNames())
				.stream()
				.filter((name) -> !this.hidden.contains(name))
				.toList());
		}

	}

}
