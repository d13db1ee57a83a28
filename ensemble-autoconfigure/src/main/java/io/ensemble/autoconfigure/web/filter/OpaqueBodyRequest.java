package io.ensemble.autoconfigure.web.filter;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A request whose body is bytes of no known kind.
 */
class OpaqueBodyRequest extends HttpServletRequestWrapper {

	/**
	 * Hide the kind of a body.
	 * @param request the request
	 */
	OpaqueBodyRequest(HttpServletRequest request) {
		super(request);
	}

	@Override
	public String getContentType() {
		return MediaType.APPLICATION_OCTET_STREAM_VALUE;
	}

	@Override
	public @Nullable String getHeader(String name) {
		return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name) ? getContentType() : super.getHeader(name);
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name) ? Collections.enumeration(List.of(getContentType()))
				: super.getHeaders(name);
	}

}
