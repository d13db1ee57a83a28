package io.ensemble.transport.simple;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.Claim;
import io.ensemble.transport.RunJournal;
import io.ensemble.work.WorkKey;

/**
 * Journals in memory. They outlive attempts and waits for a person, not the process, and
 * go with any queue whose claims of one piece of work have growing tokens.
 *
 * <p>
 * Of more than {@value #MAX_RUNS} unfinished runs those that did nothing for the longest
 * time are forgotten; they begin anew when their turn comes.
 */
public final class SimpleRunJournal implements RunJournal {

	static final int MAX_RUNS = 10_000;

	private static final float LOAD_FACTOR = 0.75f;

	private final Map<WorkKey, Run> runs = new LinkedHashMap<>(16, LOAD_FACTOR, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<WorkKey, Run> eldest) {
			return size() > MAX_RUNS;
		}

	};

	@Override
	public CompletionStage<Optional<List<String>>> open(Claim claim) {
		return CompletableFuture.completedFuture(takeOver(claim));
	}

	private synchronized Optional<List<String>> takeOver(Claim claim) {
		Run run = this.runs.computeIfAbsent(claim.record().key(), (key) -> new Run());
		if (run.token > claim.token()) {
			return Optional.empty();
		}
		run.token = claim.token();
		return Optional.of(List.copyOf(run.entries));
	}

	@Override
	public CompletionStage<Boolean> append(Claim claim, String entry) {
		return CompletableFuture.completedFuture(add(claim, entry));
	}

	private synchronized boolean add(Claim claim, String entry) {
		Run run = this.runs.get(claim.record().key());
		return run != null && run.token == claim.token() && run.entries.add(entry);
	}

	/**
	 * Drop the journal of work that ended, or of a dead letter that was discarded.
	 * @param key the work
	 */
	synchronized void forget(WorkKey key) {
		this.runs.remove(key);
	}

	/**
	 * The journal of one piece of work.
	 */
	private static final class Run {

		private final List<String> entries = new ArrayList<>();

		private long token = Long.MIN_VALUE;

	}

}
