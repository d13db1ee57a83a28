package io.ensemble.benchmark.micro;

import java.util.concurrent.TimeUnit;

import io.ensemble.benchmark.footprint.DepartmentApplication;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * All of the engine for one piece of work: taken in, queued, claimed, run on a thread of
 * its own, its result kept and told, with meters and history.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class IntakeBenchmark {

	private final ConfigurableApplicationContext context = new SpringApplicationBuilder(DepartmentApplication.class)
		.web(WebApplicationType.NONE)
		.properties("ensemble.name=housekeeping", "spring.main.banner-mode=off", "logging.level.root=WARN")
		.run();

	private final WorkIntake intake = this.context.getBean(WorkIntake.class);

	private final WorkStores stores = this.context.getBean(WorkStores.class);

	private long next;

	/**
	 * Stop the ensemble.
	 */
	@TearDown(Level.Trial)
	public void stop() {
		this.context.close();
	}

	/**
	 * Submit work and wait for its end.
	 * @return the work
	 */
	@Benchmark
	public WorkRecord submitAndAwait() {
		Submission submission = new Submission(
				WorkRequest.of("r" + this.next++, "clean-room", "403").from("front-desk").build(), WorkKey.ANYONE,
				Ingress.HTTP);
		return this.intake.submit(submission)
			.thenCompose((admission) -> this.stores.results().whenFinal(submission.key()))
			.toCompletableFuture()
			.join();
	}

}
