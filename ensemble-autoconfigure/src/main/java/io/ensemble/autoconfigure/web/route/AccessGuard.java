package io.ensemble.autoconfigure.web.route;

import io.ensemble.autoconfigure.security.CallFacts;
import io.ensemble.autoconfigure.security.CallerDecision;
import io.ensemble.autoconfigure.security.CallerPolicy;
import io.ensemble.protocol.http.ProblemType;
import io.ensemble.work.WorkKey;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Asks the {@link CallerPolicy} about calls and puts its refusals into problems.
 */
final class AccessGuard {

	private final CallerPolicy policy;

	/**
	 * Guard by a policy.
	 * @param policy decides
	 */
	AccessGuard(CallerPolicy policy) {
		this.policy = policy;
	}

	/**
	 * Let a call pass, or not.
	 * @param request the call
	 * @param access what it is about to do
	 * @return whose work it is about
	 * @throws ProblemException if it may not
	 */
	String caller(HttpServletRequest request, Access access) {
		if (access == Access.OPEN) {
			return WorkKey.ANYONE;
		}
		CallerDecision decision = decide(ServletCallFacts.of(request), access);
		if (decision instanceof CallerDecision.Granted granted) {
			return granted.caller();
		}
		throw refusal(((CallerDecision.Denied) decision).reason());
	}

	private CallerDecision decide(CallFacts call, Access access) {
		return switch (access) {
			case DRAIN -> this.policy.toDrain(call);
			case WRITE -> this.policy.toWrite(call);
			default -> this.policy.toRead(call);
		};
	}

	private static ProblemException refusal(CallerDecision.Reason reason) {
		return switch (reason) {
			case UNAUTHENTICATED -> new ProblemException(ProblemType.UNAUTHORIZED, "credentials are required");
			case FORBIDDEN -> new ProblemException(ProblemType.FORBIDDEN, "this caller may not do this");
			case SECURITY_NOT_CONFIGURED -> new ProblemException(ProblemType.SECURITY_NOT_CONFIGURED,
					"only callers on this machine are served until security is configured");
		};
	}

}
