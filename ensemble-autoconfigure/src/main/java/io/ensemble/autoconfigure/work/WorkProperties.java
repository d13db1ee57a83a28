package io.ensemble.autoconfigure.work;

import java.time.Duration;

import io.ensemble.autoconfigure.PropertyRule;
import io.ensemble.engine.RetryBackoff;
import io.ensemble.transport.Ageing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How this ensemble works off what it is asked.
 *
 * @param maxConcurrent how much work runs at once in this process
 * @param queueCapacity how much work may wait before more is refused
 * @param maxAttempts how often work may be started before it becomes a dead letter
 * @param lease how long a claim on work holds without renewal
 * @param drainTimeout how long running work may take to finish when the ensemble drains
 * @param resultTtl how long results are kept
 * @param tombstoneTtl how long it is remembered that an expired result was there
 * @param initialServiceTime how long work is expected to take until something was
 * measured
 * @param maxContextSize largest input of a request
 * @param maxDeadline longest deadline that a request may set
 * @param retry pauses before work that failed for a reason that may pass is started again
 * @param priorityBonus how much earlier each priority is served
 */
@ConfigurationProperties("ensemble.work")
public record WorkProperties(@DefaultValue("10") int maxConcurrent, @DefaultValue("10000") int queueCapacity,
		@DefaultValue("5") int maxAttempts, @DefaultValue("30s") Duration lease,
		@DefaultValue("5m") Duration drainTimeout, @DefaultValue("24h") Duration resultTtl,
		@DefaultValue("7d") Duration tombstoneTtl, @DefaultValue("30s") Duration initialServiceTime,
		@DefaultValue("1MB") DataSize maxContextSize, @DefaultValue("30d") Duration maxDeadline,
		@DefaultValue Retry retry, @DefaultValue PriorityBonus priorityBonus) {

	private static final DataSize LARGEST = DataSize.ofGigabytes(1);

	public WorkProperties {
		PropertyRule.atLeast("ensemble.work.max-concurrent", maxConcurrent, 1);
		PropertyRule.atLeast("ensemble.work.queue-capacity", queueCapacity, 1);
		PropertyRule.atLeast("ensemble.work.max-attempts", maxAttempts, 1);
		PropertyRule.atLeast("ensemble.work.lease", lease, Duration.ofMillis(100));
		PropertyRule.atLeast("ensemble.work.drain-timeout", drainTimeout, Duration.ZERO);
		PropertyRule.atLeast("ensemble.work.result-ttl", resultTtl, Duration.ofSeconds(1));
		PropertyRule.atLeast("ensemble.work.tombstone-ttl", tombstoneTtl, Duration.ZERO);
		PropertyRule.atLeast("ensemble.work.initial-service-time", initialServiceTime, Duration.ofMillis(1));
		PropertyRule.atLeast("ensemble.work.max-context-size", maxContextSize.toBytes(), 1);
		PropertyRule.atMost("ensemble.work.max-context-size", maxContextSize.toBytes(), LARGEST.toBytes());
		PropertyRule.atLeast("ensemble.work.max-deadline", maxDeadline, Duration.ofSeconds(1));
	}

	/**
	 * The pauses between the attempts of work that failed for a reason that may pass,
	 * each longer or shorter by up to a fifth by chance.
	 *
	 * @param initialDelay pause after the first attempt
	 * @param multiplier how many times longer each pause is than the one before
	 * @param maxDelay longest pause
	 */
	public record Retry(@DefaultValue("5s") Duration initialDelay, @DefaultValue("2") double multiplier,
			@DefaultValue("1m") Duration maxDelay) {

		public Retry {
			PropertyRule.atLeast("ensemble.work.retry.initial-delay", initialDelay, Duration.ZERO);
			PropertyRule.atLeast("ensemble.work.retry.multiplier", multiplier, 1);
			PropertyRule.atLeast("ensemble.work.retry.max-delay", maxDelay, initialDelay);
		}

		/**
		 * The pauses as the engine knows them.
		 * @return the back-off
		 */
		public RetryBackoff backoff() {
			return new RetryBackoff(this.initialDelay, this.multiplier, this.maxDelay);
		}

	}

	/**
	 * The advantage that work has over work of no priority that came at the same time.
	 *
	 * @param critical advantage of CRITICAL work
	 * @param high advantage of HIGH work
	 * @param normal advantage of NORMAL work
	 * @param low advantage of LOW work
	 */
	public record PriorityBonus(@DefaultValue("24h") Duration critical, @DefaultValue("30m") Duration high,
			@DefaultValue("5m") Duration normal, @DefaultValue("0s") Duration low) {

		public PriorityBonus {
			PropertyRule.atLeast("ensemble.work.priority-bonus.critical", critical, Duration.ZERO);
			PropertyRule.atLeast("ensemble.work.priority-bonus.high", high, Duration.ZERO);
			PropertyRule.atLeast("ensemble.work.priority-bonus.normal", normal, Duration.ZERO);
			PropertyRule.atLeast("ensemble.work.priority-bonus.low", low, Duration.ZERO);
		}

		/**
		 * The order that these bonuses make.
		 * @return the ageing rule of the queue
		 */
		public Ageing ageing() {
			return new Ageing(this.critical, this.high, this.normal, this.low);
		}

	}

}
