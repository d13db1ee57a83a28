package io.ensemble.autoconfigure.web.filter;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Predicate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.web.servlet.filter.OrderedFilter;
import org.springframework.boot.web.servlet.filter.OrderedFormContentFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hides that the body of a call to the ensemble is a form, or of any type at all. Filters
 * and the dispatcher parse forms, and Spring refuses to read a type with a wildcard,
 * while they look for a handler, so that such a call would end in the application's error
 * handling instead of our refusal.
 */
class OpaqueBodyFilter extends OncePerRequestFilter implements OrderedFilter {

	private static final int BEFORE_FORMS = OrderedFormContentFilter.DEFAULT_ORDER - 200;

	private final Predicate<HttpServletRequest> servedByEnsemble;

	/**
	 * Hide forms.
	 * @param servedByEnsemble whether the ensemble will answer a request
	 */
	OpaqueBodyFilter(Predicate<HttpServletRequest> servedByEnsemble) {
		this.servedByEnsemble = servedByEnsemble;
	}

	@Override
	public int getOrder() {
		return BEFORE_FORMS;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String type = (request.getContentType() != null) ? request.getContentType().toLowerCase(Locale.ROOT) : "";
		HttpServletRequest opaque = new OpaqueBodyRequest(request);
		boolean hidden = (isForm(type) && this.servedByEnsemble.test(request))
				|| (isAnything(type) && this.servedByEnsemble.test(opaque));
		chain.doFilter(hidden ? opaque : request, response);
	}

	private static boolean isForm(String type) {
		return type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded");
	}

	private static boolean isAnything(String type) {
		return type.split(";", 2)[0].contains("*");
	}

}
