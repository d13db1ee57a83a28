package io.ensemble.autoconfigure.web.filter;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Predicate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.servlet.filter.OrderedFilter;
import org.springframework.boot.web.servlet.filter.OrderedFormContentFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hides that the body of a call to the ensemble is a form. Filters and the dispatcher
 * parse forms before they look for a handler, so that one which is not well-formed would
 * end in the application's error handling instead of our refusal.
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
		boolean hidden = isForm(request.getContentType()) && this.servedByEnsemble.test(request);
		chain.doFilter(hidden ? new OpaqueBodyRequest(request) : request, response);
	}

	private static boolean isForm(@Nullable String contentType) {
		String type = (contentType != null) ? contentType.toLowerCase(Locale.ROOT) : "";
		return type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded");
	}

}
