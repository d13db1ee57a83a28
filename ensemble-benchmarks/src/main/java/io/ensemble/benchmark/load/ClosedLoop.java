package io.ensemble.benchmark.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;

/**
 * A number of threads that ask, wait for the answer and ask again. A closed loop: who is
 * served slowly asks less often, so rates of two runs compare and their latencies are
 * those at the own rate.
 */
public final class ClosedLoop {

	private static final int ANSWER_SECONDS = 30;

	private final Caller caller;

	/**
	 * Create.
	 * @param caller asks
	 */
	public ClosedLoop(Caller caller) {
		this.caller = caller;
	}

	/**
	 * Run once and block until the end.
	 * @param callers how many threads
	 * @param time how long
	 * @return what they saw
	 * @throws InterruptedException if the waiting thread is interrupted
	 */
	public Figures run(int callers, Duration time) throws InterruptedException {
		long start = System.nanoTime();
		List<Loop> loops = new ArrayList<>();
		for (int i = 0; i < callers; i++) {
			Loop loop = new Loop(i + "-" + Long.toString(start, Character.MAX_RADIX) + "-", start + time.toNanos());
			loop.start();
			loops.add(loop);
		}
		for (Loop loop : loops) {
			loop.join();
		}
		long[] nanos = loops.stream().flatMapToLong((loop) -> loop.nanos.build()).toArray();
		return Figures.of(nanos, Duration.ofNanos(System.nanoTime() - start),
				loops.stream().mapToLong((loop) -> loop.errors).sum());
	}

	/**
	 * One of the threads.
	 */
	private final class Loop extends Thread {

		private final String prefix;

		private final long end;

		private final LongStream.Builder nanos = LongStream.builder();

		private long errors;

		Loop(String prefix, long end) {
			super("caller-" + prefix);
			this.prefix = prefix;
			this.end = end;
		}

		@Override
		public void run() {
			for (long i = 0; System.nanoTime() < this.end; i++) {
				long start = System.nanoTime();
				if (answered(this.prefix + i)) {
					this.nanos.add(System.nanoTime() - start);
				}
				else {
					this.errors++;
				}
			}
		}

		private boolean answered(String mark) {
			try {
				return ClosedLoop.this.caller.ask(mark).get(ANSWER_SECONDS, TimeUnit.SECONDS).equals(mark);
			}
			catch (ExecutionException | TimeoutException ex) {
				return false;
			}
			catch (InterruptedException ex) {
				interrupt();
				return false;
			}
		}

	}

}
