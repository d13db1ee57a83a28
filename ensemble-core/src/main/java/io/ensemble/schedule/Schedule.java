package io.ensemble.schedule;

import java.time.Instant;

import io.ensemble.schedule.tick.MissedTicks;
import io.ensemble.schedule.tick.Ticks;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Limits;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkRequest;

import org.springframework.util.Assert;

/**
 * Work that is due again and again.
 *
 * @param name what it is called, at most {@value #MAX_NAME_LENGTH} characters
 * @param task the task or tool
 * @param context its input
 * @param priority its priority
 * @param delivery where each result goes
 * @param ticks when it is due
 * @param missed what becomes of ticks that nobody saw
 */
public record Schedule(String name, String task, String context, Priority priority, DeliverySpec delivery, Ticks ticks,
		MissedTicks missed) {

	/** The longest name; the id of a tick has to hold it. */
	public static final int MAX_NAME_LENGTH = 64;

	/** Who asks, in the name of the ensemble. */
	public static final String SENDER = "schedule";

	public Schedule {
		Assert.isTrue(Limits.isName(name) && name.length() <= MAX_NAME_LENGTH,
				() -> "A schedule's name must be 1 to " + MAX_NAME_LENGTH + " characters of [A-Za-z0-9._-]");
	}

	/**
	 * The request of one tick: the same in every process.
	 * @param tick when it is due
	 * @return the request
	 */
	WorkRequest at(Instant tick) {
		return request("schedule:" + this.name + ":" + tick.toEpochMilli());
	}

	/**
	 * The request of a run out of turn.
	 * @param now the time
	 * @return the request
	 */
	WorkRequest now(Instant now) {
		return request("schedule:" + this.name + ":now:" + now.toEpochMilli() + "." + now.getNano() % 1_000_000);
	}

	private WorkRequest request(String id) {
		return WorkRequest.of(id, this.task, this.context)
			.from(SENDER)
			.priority(this.priority)
			.delivery(this.delivery)
			.build();
	}

}
