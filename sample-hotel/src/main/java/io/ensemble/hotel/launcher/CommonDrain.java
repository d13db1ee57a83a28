package io.ensemble.hotel.launcher;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.execution.Dispatcher;
import io.ensemble.engine.thread.LogContext;
import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.work.WorkRequest;
import org.slf4j.MDC;

import org.springframework.beans.factory.BeanFactory;

/**
 * Drains the ensembles of one process together: as long as one of them works, the others
 * serve what it asks of them, and nobody else.
 *
 * @param ensembles the ensembles
 */
record CommonDrain(List<Member> ensembles) {

	private static final Duration LOOK = Duration.ofMillis(50);

	/** A message between two ensembles may be under way while both are idle. */
	private static final int QUIET_LOOKS = 4;

	static CommonDrain of(Collection<? extends BeanFactory> contexts) {
		return new CommonDrain(contexts.stream().map(Member::of).toList());
	}

	/**
	 * Drain and wait until nothing is unfinished, at the latest until the drain time-outs
	 * of all ensembles have passed.
	 */
	void await() {
		ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
		try {
			Set<String> names = this.ensembles.stream().map(Member::name).collect(Collectors.toSet());
			CompletableFuture<?>[] drained = this.ensembles.stream()
				.map((member) -> member.drain(names).toCompletableFuture())
				.toArray(CompletableFuture[]::new);
			timer.scheduleWithFixedDelay(new QuietWatch(), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
			CompletableFuture.allOf(drained).join();
		}
		finally {
			timer.shutdownNow();
		}
	}

	/**
	 * Gives the last call once all ensembles are idle at the same time, for a while.
	 */
	private final class QuietWatch implements Runnable {

		private int quiet;

		@Override
		public void run() {
			this.quiet = ensembles().stream().allMatch(Member::isIdle) ? this.quiet + 1 : 0;
			if (this.quiet >= QUIET_LOOKS) {
				ensembles().forEach(Member::giveLastCall);
			}
		}

	}

	/**
	 * What is needed of one ensemble.
	 *
	 * @param log names it in the log
	 * @param lifecycle drains it
	 * @param dispatcher knows what runs
	 * @param stores know what waits
	 * @param lastCall completes when nobody needs it any more
	 */
	record Member(LogContext log, EnsembleLifecycle lifecycle, Dispatcher dispatcher, WorkStores stores,
			CompletableFuture<Void> lastCall) {

		static Member of(BeanFactory beans) {
			return new Member(new LogContext(beans.getBean(EnsembleIdentity.class).name()),
					beans.getBean(EnsembleLifecycle.class), beans.getBean(Dispatcher.class),
					beans.getBean(WorkStores.class), new CompletableFuture<>());
		}

		String name() {
			return this.log.ensemble();
		}

		CompletionStage<Void> drain(Set<String> others) {
			try (MDC.MDCCloseable name = this.log.open()) {
				return this.lifecycle.drain((submission) -> isStepOf(others, submission.request()), this.lastCall);
			}
		}

		private static boolean isStepOf(Set<String> others, WorkRequest request) {
			return request.hops() > 0 && request.from() != null && others.contains(request.from());
		}

		void giveLastCall() {
			this.log.around(() -> this.lastCall.complete(null)).run();
		}

		boolean isIdle() {
			return this.dispatcher.active() == 0 && this.stores.queue().depth().toCompletableFuture().join() == 0;
		}

	}

}
