package io.ensemble.hotel.dashboard;

import java.io.IOException;

import io.ensemble.autoconfigure.security.CallFacts;
import io.ensemble.autoconfigure.security.CallerDecision;
import io.ensemble.autoconfigure.security.CallerPolicy;
import io.ensemble.autoconfigure.web.access.ServletCallFacts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets those see and use the page who may call the ensemble itself; without this, anybody
 * who reaches the page could call all ensembles through it. Tells the browser to load and
 * run nothing but the page's own files.
 */
class DashboardGuard extends OncePerRequestFilter {

	private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self'; connect-src 'self'; "
			+ "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	private final CallerPolicy policy;

	DashboardGuard(CallerPolicy policy) {
		this.policy = policy;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader("Content-Security-Policy", CONTENT_POLICY);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Referrer-Policy", "no-referrer");
		if (decide(request) instanceof CallerDecision.Denied denied) {
			HttpStatus status = (denied.reason() == CallerDecision.Reason.UNAUTHENTICATED) ? HttpStatus.UNAUTHORIZED
					: HttpStatus.FORBIDDEN;
			response.setStatus(status.value());
			response.setContentType("text/plain");
			response.getWriter().println("The dashboard is not open to you: " + status.getReasonPhrase());
			return;
		}
		chain.doFilter(request, response);
	}

	private CallerDecision decide(HttpServletRequest request) {
		CallFacts facts = ServletCallFacts.of(request);
		return HttpMethod.GET.matches(request.getMethod()) ? this.policy.toRead(facts) : this.policy.toWrite(facts);
	}

}
