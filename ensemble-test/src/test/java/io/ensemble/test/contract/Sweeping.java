package io.ensemble.test.contract;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.ensemble.transport.WorkQueue;
import io.ensemble.work.WorkRecord;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sweeps one after the other, as an engine does, until they are told to stop.
 */
final class Sweeping {

	private static final long PATIENCE_MINUTES = 10;

	private final CompletableFuture<Void> done = new CompletableFuture<>();

	private final WorkQueue queue;

	private int largest;

	private int changed;

	private volatile boolean stopping;

	private Sweeping(WorkQueue queue) {
		this.queue = queue;
	}

	static Sweeping of(WorkQueue queue) {
		Sweeping sweeping = new Sweeping(queue);
		sweeping.go();
		return sweeping;
	}

	private void go() {
		this.queue.sweep(StoreDriver.MAX_ATTEMPTS).whenCompleteAsync((records, failure) -> {
			if (failure != null) {
				this.done.completeExceptionally(failure);
			}
			else {
				count(records);
				goOn();
			}
		});
	}

	private void goOn() {
		if (this.stopping) {
			this.done.complete(null);
		}
		else {
			go();
		}
	}

	private void count(List<WorkRecord> records) {
		this.largest = Math.max(this.largest, records.size());
		this.changed += records.size();
	}

	/**
	 * Let the current sweep be the last.
	 * @return how many records all of them changed
	 */
	int stop() {
		this.stopping = true;
		this.done.orTimeout(PATIENCE_MINUTES, TimeUnit.MINUTES).join();
		if (this.queue.isDurable()) {
			assertThat(this.largest).isLessThan(2 * WorkQueue.MAX_SWEPT);
		}
		return this.changed;
	}

}
