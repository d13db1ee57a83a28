package io.ensemble.observation.trace;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.ensemble.work.WorkKey;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The observations of the work in hand, for threads that work for it without being the
 * one it began on. Thread-safe.
 */
public class ObservedWork {

	private final Map<WorkKey, Observation> observations = new ConcurrentHashMap<>();

	void began(WorkKey key, Observation observation) {
		this.observations.put(key, observation);
	}

	void ended(WorkKey key, Observation observation) {
		this.observations.remove(key, observation);
	}

	@Nullable Observation find(WorkKey key) {
		return this.observations.get(key);
	}

}
