package io.ensemble.transport.redis;

import java.time.Duration;

import io.ensemble.time.Timers;
import io.ensemble.transport.redis.client.RedisScripts;
import io.ensemble.transport.redis.client.Step;

/**
 * Looks every few seconds for what was missed, while anybody waits for the end of work
 * that others sweep.
 */
final class Watch {

	private static final Duration PERIOD = Duration.ofSeconds(5);

	private final RedisScripts scripts;

	private final FinalNews news;

	private final KnownSince knownSince;

	private volatile boolean ended;

	Watch(RedisScripts scripts, FinalNews news, KnownSince knownSince) {
		this.scripts = scripts;
		this.news = news;
		this.knownSince = knownSince;
	}

	void pause(Timers timers) {
		if (!this.ended) {
			timers.schedule(PERIOD, () -> look(timers));
		}
	}

	private void look(Timers timers) {
		if (this.ended || !this.news.isAwaited()) {
			pause(timers);
			return;
		}
		this.scripts.run(Step.KNOWN_SINCE).whenComplete((reply, failure) -> {
			if (failure == null) {
				this.knownSince.told(reply.has(0) ? reply.text(0) : null);
			}
			pause(timers);
		});
	}

	void end() {
		this.ended = true;
	}

}
