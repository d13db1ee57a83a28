package io.ensemble.transport.kafka.log;

import java.time.Duration;
import java.util.Map;

import io.ensemble.transport.Ageing;

/**
 * Where in Kafka an ensemble keeps its work, and for how long.
 *
 * @param ensemble the ensemble's name
 * @param consumer the settings of consumers: where the cluster is, and how to get in
 * @param partitions how many partitions topics get that do not exist; so many processes
 * can share the work
 * @param window how much unfinished work of each priority a process reads ahead at most,
 * more or less
 * @param maxAttempts how often work may be started, by whichever process
 * @param ageing the order of waiting work
 * @param resultTtl how long final records are kept
 * @param tombstoneTtl how long after that it is known that they were there
 */
public record KafkaLogSettings(String ensemble, Map<String, Object> consumer, int partitions, int window,
		int maxAttempts, Ageing ageing, Duration resultTtl, Duration tombstoneTtl) {

	/**
	 * How long it is known how work ended, or at least that it did.
	 * @return the time from the end
	 */
	Duration kept() {
		return this.resultTtl.plus(this.tombstoneTtl);
	}

}
