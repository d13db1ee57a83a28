package io.ensemble.autoconfigure.web.access;

import java.time.Duration;

import io.ensemble.autoconfigure.security.CallFacts;
import io.ensemble.autoconfigure.security.CallerDecision;
import io.ensemble.autoconfigure.security.CallerPolicy;
import io.ensemble.autoconfigure.web.problem.ProblemException;
import io.ensemble.autoconfigure.web.rate.CallerRates;
import io.ensemble.protocol.http.Problem;
import io.ensemble.protocol.http.ProblemType;
import io.ensemble.work.Limits;
import io.ensemble.work.WorkKey;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Asks the {@link CallerPolicy} and the {@link CallerRates} about calls and puts their
 * refusals into problems.
 */
public final class AccessGuard {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private final CallerPolicy policy;

	private final CallerRates rates;

	/**
	 * Guard by a policy and a rate.
	 * @param policy decides who may call
	 * @param rates count who calls how often
	 */
	public AccessGuard(CallerPolicy policy, CallerRates rates) {
		this.policy = policy;
		this.rates = rates;
	}

	/**
	 * Let a call pass, or not.
	 * @param request the call
	 * @param access what it is about to do
	 * @return whose work it is about
	 * @throws ProblemException if it may not
	 */
	public String caller(HttpServletRequest request, Access access) {
		if (access == Access.OPEN) {
			return WorkKey.ANYONE;
		}
		CallFacts call = ServletCallFacts.of(request);
		if (!this.rates.take(call)) {
			throw new ProblemException(Problem
				.of(ProblemType.RATE_LIMITED, "not more than " + this.rates.perSecond() + " calls per second")
				.retryAfter(RETRY_AFTER));
		}
		CallerDecision decision = decide(call, access);
		if (decision instanceof CallerDecision.Granted granted) {
			return granted.caller();
		}
		CallerDecision.Reason reason = ((CallerDecision.Denied) decision).reason();
		if (access == Access.SIGNED && reason == CallerDecision.Reason.UNAUTHENTICATED) {
			return WorkKey.ANYONE;
		}
		throw refusal(reason);
	}

	private CallerDecision decide(CallFacts call, Access access) {
		return switch (access) {
			case DRAIN -> this.policy.toDrain(call);
			case WRITE -> this.policy.toWrite(call);
			default -> this.policy.toRead(call);
		};
	}

	/**
	 * Put a refusal of the policy into a problem.
	 * @param reason why the policy refused
	 * @return the problem
	 */
	public static ProblemException refusal(CallerDecision.Reason reason) {
		return switch (reason) {
			case UNAUTHENTICATED -> new ProblemException(ProblemType.UNAUTHORIZED, "credentials are required");
			case FORBIDDEN -> new ProblemException(ProblemType.FORBIDDEN, "this caller may not do this");
			case UNFIT_NAME -> new ProblemException(ProblemType.FORBIDDEN,
					"the name of a caller must be text of not more than " + Limits.MAX_CALLER_SIZE + " bytes in UTF-8");
			case SECURITY_NOT_CONFIGURED -> new ProblemException(ProblemType.SECURITY_NOT_CONFIGURED,
					"only callers on this machine are served until security is configured");
		};
	}

}
