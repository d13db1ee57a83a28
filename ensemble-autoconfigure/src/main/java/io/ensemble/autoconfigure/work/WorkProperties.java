package io.ensemble.autoconfigure.work;

import java.time.Duration;

import io.ensemble.transport.Ageing;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

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
 * @param priorityBonus how much earlier each priority is served
 */
@Validated
@ConfigurationProperties("ensemble.work")
public record WorkProperties(@DefaultValue("10") @Min(1) int maxConcurrent,
		@DefaultValue("10000") @Min(1) int queueCapacity, @DefaultValue("5") @Min(1) int maxAttempts,
		@DefaultValue("30s") @DurationMin(millis = 100) Duration lease,
		@DefaultValue("5m") @DurationMin Duration drainTimeout,
		@DefaultValue("24h") @DurationMin(seconds = 1) Duration resultTtl,
		@DefaultValue("7d") @DurationMin Duration tombstoneTtl,
		@DefaultValue("30s") @DurationMin(millis = 1) Duration initialServiceTime,
		@DefaultValue("1MB") @NotNull DataSize maxContextSize,
		@DefaultValue("30d") @DurationMin(seconds = 1) Duration maxDeadline,
		@DefaultValue @Valid PriorityBonus priorityBonus) {

	/**
	 * The advantage that work has over work of no priority that came at the same time.
	 *
	 * @param critical advantage of CRITICAL work
	 * @param high advantage of HIGH work
	 * @param normal advantage of NORMAL work
	 * @param low advantage of LOW work
	 */
	public record PriorityBonus(@DefaultValue("24h") @DurationMin Duration critical,
			@DefaultValue("30m") @DurationMin Duration high, @DefaultValue("5m") @DurationMin Duration normal,
			@DefaultValue("0s") @DurationMin Duration low) {

		/**
		 * The order that these bonuses make.
		 * @return the ageing rule of the queue
		 */
		public Ageing ageing() {
			return new Ageing(this.critical, this.high, this.normal, this.low);
		}

	}

}
