package io.ensemble.autoconfigure.security;

import java.util.concurrent.atomic.AtomicBoolean;

import io.ensemble.autoconfigure.security.CallerDecision.Denied;
import io.ensemble.autoconfigure.security.CallerDecision.Granted;
import io.ensemble.autoconfigure.security.CallerDecision.Reason;
import io.ensemble.work.Limits;
import io.ensemble.work.LogText;
import io.ensemble.work.WorkKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides who may call, over HTTP and at the WebSocket handshake alike. Closed until
 * security is configured: only the machine itself is served. Thread-safe.
 */
public class CallerPolicy {

	private static final Logger logger = LoggerFactory.getLogger(CallerPolicy.class);

	private final AtomicBoolean explained = new AtomicBoolean();

	private final SharedSecret secret;

	private final boolean mesh;

	private final boolean springSecurity;

	/**
	 * Create the policy of an application.
	 * @param secret the secret of peers and clients
	 * @param mesh whether the network authenticates
	 * @param springSecurity whether the application authenticates by Spring Security
	 */
	public CallerPolicy(SharedSecret secret, boolean mesh, boolean springSecurity) {
		this.secret = secret;
		this.mesh = mesh;
		this.springSecurity = springSecurity;
		if (mesh) {
			logger.warn("ensemble.security.mode=mesh: every caller is served, because the network is trusted to "
					+ "authenticate. Anybody who reaches the port without passing the mesh is served, too");
		}
	}

	/**
	 * Decide about a call that only reads.
	 * @param call what is known of it
	 * @return whether it is served
	 */
	public CallerDecision toRead(CallFacts call) {
		if (this.secret.matches(call.authorization())) {
			return new Granted(WorkKey.ANYONE);
		}
		if (this.springSecurity && call.principal() != null) {
			return named(call.principal());
		}
		if (this.mesh) {
			return new Granted(WorkKey.ANYONE);
		}
		if (this.springSecurity || this.secret.isSet()) {
			return new Denied(Reason.UNAUTHENTICATED);
		}
		return call.isLocal() ? new Granted(WorkKey.ANYONE) : notConfigured(call);
	}

	/**
	 * Decide about a call that changes something, which a page of another site must not
	 * be able to make a browser do.
	 * @param call what is known of it
	 * @return whether it is served
	 */
	public CallerDecision toWrite(CallFacts call) {
		CallerDecision decision = toRead(call);
		boolean forged = call.isCrossSite() && !this.secret.matches(call.authorization());
		return (decision instanceof Granted && forged) ? new Denied(Reason.FORBIDDEN) : decision;
	}

	/**
	 * Decide about a call that drains the ensemble. Where the network authenticates, a
	 * sidecar makes every caller look local, so nobody is trusted for being near.
	 * @param call what is known of it
	 * @return whether it is served
	 */
	public CallerDecision toDrain(CallFacts call) {
		boolean known = this.secret.matches(call.authorization()) || (this.springSecurity && call.principal() != null);
		return (this.mesh && !known) ? new Denied(Reason.FORBIDDEN) : toWrite(call);
	}

	private CallerDecision notConfigured(CallFacts call) {
		if (this.explained.compareAndSet(false, true)) {
			logger.warn("Refused a call from {} to host {}: only callers on this machine are served until security "
					+ "is configured, by Spring Security, ensemble.security.secret or ensemble.security.mode=mesh. "
					+ "Further refusals are not logged", LogText.of(call.remoteAddress()), LogText.of(call.host()));
		}
		return new Denied(Reason.SECURITY_NOT_CONFIGURED);
	}

	private static CallerDecision named(String principal) {
		return Limits.isCaller(principal) ? new Granted(scoped(principal)) : new Denied(Reason.UNFIT_NAME);
	}

	// Keeps a user who happens to be called like the common caller apart from it.
	private static String scoped(String principal) {
		return principal.equals(WorkKey.ANYONE) ? "user:" + principal : principal;
	}

}
