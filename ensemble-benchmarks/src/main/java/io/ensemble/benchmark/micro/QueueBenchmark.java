package io.ensemble.benchmark.micro;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.ensemble.benchmark.load.Envelope;
import io.ensemble.time.SystemTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.simple.SimpleWorkStore;
import io.ensemble.work.Ingress;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Steps of a queue in which much or little waits. Each step leaves the queue as long as
 * it was.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class QueueBenchmark {

	private static final Duration LEASE = Duration.ofSeconds(30);

	/** How much waits. */
	@Param({ "1000", "1000000" })
	public int waiting;

	private final SimpleWorkStore store = new SimpleWorkStore(new SystemTime(), Ageing.DEFAULT, Duration.ofHours(1),
			Duration.ofHours(1));

	private int next;

	/**
	 * Fill the queue and let the collector put it where things are that stay; what is
	 * measured is a queue that is long, not one that just became so.
	 */
	@Setup(Level.Trial)
	public void fill() {
		for (int i = 0; i < this.waiting; i++) {
			enqueue("r" + i);
		}
		System.gc();
	}

	/**
	 * Take the first and give it back.
	 * @return whether it went back
	 */
	@Benchmark
	public boolean claim() {
		List<Claim> claims = this.store.claim(1, LEASE).toCompletableFuture().join();
		return this.store.handBack(claims.get(0)).toCompletableFuture().join();
	}

	/**
	 * Ask where one in the middle of the exact range stands.
	 * @return its position
	 */
	@Benchmark
	public long position() {
		return this.store.position(WorkKey.of("r500")).toCompletableFuture().join();
	}

	/**
	 * Move one to the front and back.
	 * @return whether it moved
	 */
	@Benchmark
	public boolean reprioritise() {
		WorkKey key = WorkKey.of("r" + (this.next++ % this.waiting));
		return this.store.reprioritise(key, Priority.CRITICAL).toCompletableFuture().join()
				&& this.store.reprioritise(key, Priority.NORMAL).toCompletableFuture().join();
	}

	private Enqueued enqueue(String id) {
		Submission submission = new Submission(
				WorkRequest.of(id, Envelope.TASK, Envelope.ORDER).from("room-service").build(), WorkKey.ANYONE,
				Ingress.HTTP);
		return this.store.enqueue(submission, Integer.MAX_VALUE).toCompletableFuture().join();
	}

}
