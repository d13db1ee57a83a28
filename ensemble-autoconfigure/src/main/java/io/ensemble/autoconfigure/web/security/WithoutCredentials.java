package io.ensemble.autoconfigure.web.security;

import java.util.Collections;
import java.util.Enumeration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A request whose credentials have been used up: a resource server would take our secret
 * for a token of its own and refuse it.
 */
class WithoutCredentials extends HttpServletRequestWrapper {

	/**
	 * Hide the credentials.
	 * @param request the request
	 */
	WithoutCredentials(HttpServletRequest request) {
		super(request);
	}

	@Override
	public @Nullable String getHeader(String name) {
		return isHidden(name) ? null : super.getHeader(name);
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
	}

	@Override
	public Enumeration<String> getHeaderNames() {
		return Collections
			.enumeration(Collections.list(super.getHeaderNames()).stream().filter((name) -> !isHidden(name)).toList());
	}

	private static boolean isHidden(String name) {
		return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name);
	}

}
