package io.ensemble.engine.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

import io.ensemble.time.Timers;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.WorkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands final work to the channel of its delivery method, again and again with growing
 * pauses if that fails. At least once: a receiver may see a result twice.
 */
public class ResultDelivery {

	private static final Logger logger = LoggerFactory.getLogger(ResultDelivery.class);

	private static final int MAX_ATTEMPTS = 8;

	private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

	private final Map<DeliveryMethod, DeliveryChannel> channels = new EnumMap<>(DeliveryMethod.class);

	private final Timers timers;

	/**
	 * Deliver through channels.
	 * @param channels one per method
	 * @param timers waits between attempts
	 */
	public ResultDelivery(Collection<? extends DeliveryChannel> channels, Timers timers) {
		channels.forEach((channel) -> this.channels.put(channel.method(), channel));
		this.timers = timers;
	}

	/**
	 * Whether results can be delivered that way here.
	 * @param method the method
	 * @return {@code true} if there is a channel for it
	 */
	public boolean supports(DeliveryMethod method) {
		return this.channels.containsKey(method);
	}

	/**
	 * Deliver; returns at once.
	 * @param record final work
	 */
	public void deliver(WorkRecord record) {
		DeliveryChannel channel = this.channels.get(record.request().delivery().method());
		if (channel != null) {
			attempt(channel, record, 1);
		}
	}

	private void attempt(DeliveryChannel channel, WorkRecord record, int attempt) {
		channel.deliver(record).whenComplete((done, failure) -> {
			if (failure != null) {
				again(channel, record, attempt, failure);
			}
		});
	}

	private void again(DeliveryChannel channel, WorkRecord record, int attempt, Throwable failure) {
		if (attempt >= MAX_ATTEMPTS) {
			logger.error("The result of {} was not delivered by {} in {} attempts; it can still be read by its id",
					record.key(), channel.method(), attempt, failure);
			return;
		}
		Duration pause = FIRST_PAUSE.multipliedBy(1L << (attempt - 1));
		this.timers.schedule(pause, () -> attempt(channel, record, attempt + 1));
	}

}
