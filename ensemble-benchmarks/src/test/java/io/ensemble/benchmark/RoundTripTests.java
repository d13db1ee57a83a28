package io.ensemble.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ensemble.benchmark.load.BareCaller;
import io.ensemble.benchmark.load.Caller;
import io.ensemble.benchmark.load.ClosedLoop;
import io.ensemble.benchmark.load.EnsembleCaller;
import io.ensemble.benchmark.load.Envelope;
import io.ensemble.benchmark.load.Figures;
import io.ensemble.benchmark.load.HttpCaller;
import io.ensemble.benchmark.server.JavaProcess;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every caller of the benchmarks gets its answers from the serving process.
 */
class RoundTripTests {

	private static final Duration BRIEFLY = Duration.ofMillis(300);

	@Test
	void everyCallerGetsItsOwnAnswers() throws Exception {
		try (JavaProcess serving = JavaProcess.serving()) {
			int port = serving.port();
			List<Caller> callers = List.of(new BareCaller(port), new EnsembleCaller(port), HttpCaller.bare(port),
					HttpCaller.submit(port), HttpCaller.await(port));
			for (Caller caller : callers) {
				Figures figures = new ClosedLoop(caller).run(4, BRIEFLY);
				assertThat(figures.errors()).as("errors of %s", caller).isZero();
				assertThat(figures.rate()).as("rate of %s", caller).isPositive();
				caller.close();
			}
		}
	}

	@Test
	void anAnswerOfSomebodyElseIsAnError() throws Exception {
		Caller mixedUp = new Caller() {

			@Override
			public CompletableFuture<String> ask(String mark) {
				return CompletableFuture.completedFuture("somebody else's");
			}

			@Override
			public void close() {
			}

		};
		assertThat(new ClosedLoop(mixedUp).run(1, BRIEFLY).errors()).isPositive();
	}

	@Test
	void theFloorCarriesAsMuchAsTheDesignSays() {
		assertThat(Envelope.of("0".repeat(36)).json()).hasSize(624);
	}

}
