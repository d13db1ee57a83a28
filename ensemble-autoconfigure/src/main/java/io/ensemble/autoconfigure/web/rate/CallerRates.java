package io.ensemble.autoconfigure.web.rate;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

import io.ensemble.autoconfigure.security.CallFacts;
import io.ensemble.time.TokenBucket;

/**
 * How often each caller calls. A caller is an authenticated user, or else an address: the
 * callers behind one proxy share a rate. Only the latest callers are known; whoever is
 * forgotten begins anew. Thread-safe.
 */
public final class CallerRates {

	private static final int MAX_CALLERS = 10_000;

	private final int perSecond;

	private final InstantSource clock;

	private final Map<String, TokenBucket> callers = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
			return size() > MAX_CALLERS;
		}

	};

	/**
	 * Count calls.
	 * @param perSecond how often one caller may call per second; 0 for as often as it
	 * likes
	 * @param clock the time
	 */
	public CallerRates(int perSecond, InstantSource clock) {
		this.perSecond = perSecond;
		this.clock = clock;
	}

	/**
	 * How often one caller may call.
	 * @return calls per second
	 */
	public int perSecond() {
		return this.perSecond;
	}

	/**
	 * Count one more call.
	 * @param call the call
	 * @return {@code false} if that is one too many of this caller
	 */
	public boolean take(CallFacts call) {
		if (this.perSecond == 0) {
			return true;
		}
		String caller = (call.principal() != null) ? "user " + call.principal() : "address " + call.remoteAddress();
		synchronized (this.callers) {
			return this.callers.computeIfAbsent(caller, (unknown) -> new TokenBucket(this.perSecond, this.clock))
				.take();
		}
	}

	int knownCallers() {
		synchronized (this.callers) {
			return this.callers.size();
		}
	}

}
