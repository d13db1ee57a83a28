package io.ensemble.autoconfigure.web.security;

import java.io.IOException;
import java.util.function.Predicate;

import io.ensemble.autoconfigure.security.SharedSecret;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates peers by the shared secret ahead of the application's own security
 * filters: as somebody without any authority, for this request only, and only on the
 * paths of the ensemble. Requests without the secret are left to the application.
 */
class SecretAuthenticationFilter extends OncePerRequestFilter {

	private static final String PRINCIPAL = "ensemble";

	private final RequestAttributeSecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

	private final SharedSecret secret;

	private final Predicate<HttpServletRequest> ownPath;

	/**
	 * Authenticate by a secret.
	 * @param secret the secret
	 * @param ownPath whether a request is for the ensemble
	 */
	SecretAuthenticationFilter(SharedSecret secret, Predicate<HttpServletRequest> ownPath) {
		this.secret = secret;
		this.ownPath = ownPath;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (!this.secret.matches(authorization) || !this.ownPath.test(request)) {
			chain.doFilter(request, response);
			return;
		}
		SecurityContext context = new SecurityContextImpl(
				new PreAuthenticatedAuthenticationToken(PRINCIPAL, "", AuthorityUtils.NO_AUTHORITIES));
		this.contexts.saveContext(context, request, response);
		CsrfFilter.skipRequest(request);
		chain.doFilter(new WithoutCredentials(request), response);
	}

}
