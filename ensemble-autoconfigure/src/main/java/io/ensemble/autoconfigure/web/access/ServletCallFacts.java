package io.ensemble.autoconfigure.web.access;

import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.ensemble.autoconfigure.security.CallFacts;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Finds out about a call what {@link CallFacts} are made of. Address and headers are
 * those of the connection: filters and valves that make a proxied call look direct are
 * looked through, because they believe what the caller says.
 */
public final class ServletCallFacts {

	/** Set by Tomcat's remote address valve, which removes the headers it has used. */
	private static final String TOMCAT_FORWARDED = "org.apache.tomcat.request.forwarded";

	private static final Set<String> FORWARDING_HEADERS = Set.of("forwarded", "x-real-ip", "via");

	private ServletCallFacts() {
	}

	/**
	 * Find out.
	 * @param request the call as the end point sees it
	 * @return the facts
	 */
	public static CallFacts of(HttpServletRequest request) {
		HttpServletRequest received = received(request);
		return new CallFacts(received.getRemoteAddr(), single(received, HttpHeaders.HOST),
				isForwarded(received) || isForwarded(request), single(received, HttpHeaders.ORIGIN),
				single(received, HttpHeaders.AUTHORIZATION), name(request.getUserPrincipal()));
	}

	private static HttpServletRequest received(HttpServletRequest request) {
		ServletRequest current = request;
		while (current instanceof ServletRequestWrapper wrapper) {
			current = wrapper.getRequest();
		}
		return (current instanceof HttpServletRequest received) ? received : request;
	}

	private static boolean isForwarded(HttpServletRequest request) {
		return request.getAttribute(TOMCAT_FORWARDED) != null
				|| Collections.list(request.getHeaderNames()).stream().anyMatch(ServletCallFacts::isForwarding);
	}

	private static boolean isForwarding(String header) {
		String name = header.toLowerCase(Locale.ROOT);
		return name.startsWith("x-forwarded-") || FORWARDING_HEADERS.contains(name);
	}

	// A header that is given twice has no value that anybody could rely on.
	private static @Nullable String single(HttpServletRequest request, String header) {
		List<String> values = Collections.list(request.getHeaders(header));
		if (values.isEmpty()) {
			return null;
		}
		return (values.size() == 1) ? values.get(0) : "";
	}

	private static @Nullable String name(@Nullable Principal principal) {
		return (principal != null) ? principal.getName() : null;
	}

}
