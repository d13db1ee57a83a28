package io.ensemble.test.work;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.ensemble.test.time.VirtualWork;

/**
 * Time passes when a test says so or waits.
 *
 * @param work what runs on the time
 */
public record VirtualPassage(VirtualWork work) implements Passage {

	@Override
	public boolean await(CompletableFuture<?> expected) {
		return this.work.pass(expected::isDone, patience());
	}

	@Override
	public Duration patience() {
		return VirtualWork.HORIZON;
	}

	@Override
	public void settle() {
		advance(Duration.ZERO);
	}

	@Override
	public void advance(Duration duration) {
		this.work.time().advance(duration);
	}

}
