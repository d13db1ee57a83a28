package io.ensemble.engine.execution.attempt;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.ensemble.work.Delegation;
import io.ensemble.work.WorkKey;

/**
 * The attempts that run in this process.
 */
public class InFlight {

	private final ConcurrentMap<WorkKey, RunningWork> running = new ConcurrentHashMap<>();

	/**
	 * How much runs.
	 * @return the number of attempts
	 */
	public int size() {
		return this.running.size();
	}

	/**
	 * What running work handed to others so far.
	 * @param key the work
	 * @return its delegations, none if it does not run here
	 */
	public List<Delegation> delegations(WorkKey key) {
		return find(key).map(RunningWork::delegations).orElse(List.of());
	}

	/**
	 * Whether work of a trace runs here.
	 * @param traceId the id of the trace
	 * @return {@code true} if at least one attempt belongs to it
	 */
	public boolean hasTrace(String traceId) {
		return this.running.values().stream().anyMatch((work) -> work.trace().traceId().equals(traceId));
	}

	/**
	 * The attempt at some work.
	 * @param key the work
	 * @return its attempt, empty if it does not run here
	 */
	public Optional<RunningWork> find(WorkKey key) {
		return Optional.ofNullable(this.running.get(key));
	}

	/**
	 * All attempts.
	 * @return a view of what runs now
	 */
	public Collection<RunningWork> all() {
		return this.running.values();
	}

	void add(RunningWork work) {
		RunningWork before = this.running.put(work.work().key(), work);
		if (before != null) {
			before.handOver();
		}
	}

	void remove(RunningWork work) {
		this.running.remove(work.work().key(), work);
	}

}
