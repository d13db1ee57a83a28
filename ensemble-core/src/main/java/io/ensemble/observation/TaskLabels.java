package io.ensemble.observation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.ensemble.work.WorkRecord;

/**
 * The values of the label {@code task}. Tasks of runs are named by whoever writes the
 * run, so there may be any number of names, and a registry never forgets one.
 * Thread-safe.
 */
final class TaskLabels {

	/** How many names are told apart. */
	static final int MAX_NAMES = 500;

	/** Stands for all names after those. */
	static final String OTHER = "other";

	private final Set<String> names = ConcurrentHashMap.newKeySet();

	String of(WorkRecord record) {
		String name = record.request().task();
		return (this.names.contains(name) || (this.names.size() < MAX_NAMES && this.names.add(name))) ? name : OTHER;
	}

}
