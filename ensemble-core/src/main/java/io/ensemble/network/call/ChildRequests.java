package io.ensemble.network.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

import io.ensemble.capability.WorkContext;
import io.ensemble.network.CallOptions;
import io.ensemble.network.RemoteTarget;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkRequest;
import org.jspecify.annotations.Nullable;

/**
 * Makes the requests that this ensemble sends, as steps of the work in hand if there is
 * any: one hop further, in its trace, within its deadline, with an id derived from its
 * own.
 */
class ChildRequests {

	private static final Duration AT_ONCE = Duration.ofMillis(1);

	private final String ensemble;

	private final InstantSource clock;

	private final RandomGenerator random;

	ChildRequests(String ensemble, InstantSource clock, RandomGenerator random) {
		this.ensemble = ensemble;
		this.clock = clock;
		this.random = random;
	}

	/**
	 * The trace context of a request: a child of the work in hand, or the start of a
	 * trace.
	 * @param parent the work in hand
	 * @return the context
	 */
	TraceContext trace(@Nullable WorkContext parent) {
		return (parent != null) ? parent.trace().child(this.random) : TraceContext.create(this.random);
	}

	WorkRequest create(RemoteTarget target, String input, CallOptions options, @Nullable WorkContext parent,
			TraceContext trace) {
		return WorkRequest.of(requestId(options, parent), target.name(), input)
			.from(this.ensemble)
			.priority(options.priority())
			.deadline(deadline(options.deadline(), parent))
			.traceContext(trace)
			.hops((parent != null) ? parent.work().request().hops() + 1 : 0)
			.build();
	}

	/**
	 * An id that nobody can guess.
	 * @return 32 hexadecimal digits
	 */
	String newId() {
		HexFormat hex = HexFormat.of();
		return hex.toHexDigits(this.random.nextLong()) + hex.toHexDigits(this.random.nextLong());
	}

	private String requestId(CallOptions options, @Nullable WorkContext parent) {
		if (options.requestId() != null) {
			return options.requestId();
		}
		return (parent != null) ? parent.nextChildId() : newId();
	}

	private @Nullable Duration deadline(@Nullable Duration own, @Nullable WorkContext parent) {
		Instant end = (parent != null) ? parent.expiresAt() : null;
		if (end == null) {
			return own;
		}
		Duration left = Duration.between(this.clock.instant(), end);
		Duration shorter = (own != null && own.compareTo(left) < 0) ? own : left;
		return (shorter.compareTo(AT_ONCE) > 0) ? shorter : AT_ONCE;
	}

}
