package io.ensemble.autoconfigure.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.ensemble.capability.WorkContext;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.failure.RemoteFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class LoopTests {

	private final Ensembles ensembles = new Ensembles();

	private final Queue<Integer> hops = new ConcurrentLinkedQueue<>();

	private final Queue<String> traces = new ConcurrentLinkedQueue<>();

	@AfterEach
	void stop() {
		this.ensembles.close();
	}

	@Test
	void ensemblesThatPassARequestRoundInCirclesAreStoppedAtTheHopLimit() {
		Passing upstairs = new Passing("downstairs");
		Passing downstairs = new Passing("upstairs");
		upstairs.network = this.ensembles
			.network(this.ensembles.start("upstairs", upstairs, "ensemble.network.max-hops=8"));
		downstairs.network = this.ensembles
			.network(this.ensembles.start("downstairs", downstairs, "ensemble.network.max-hops=8"));
		EnsembleNetwork guest = this.ensembles.network(this.ensembles.start("guest", new Object()));
		assertThatExceptionOfType(RemoteFailureException.class)
			.isThrownBy(() -> guest.task("upstairs", "pass-on").call("luggage"))
			.withMessageContaining("passed on more than 8 times");
		List<Integer> seen = new ArrayList<>(this.hops);
		assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
		assertThat(this.traces).hasSize(9).containsOnly(this.traces.peek());
	}

	class Passing {

		private final String other;

		private EnsembleNetwork network;

		Passing(String other) {
			this.other = other;
		}

		@SharedTask(name = "pass-on", description = "Has somebody else do it")
		String passOn(String what, WorkContext context) {
			LoopTests.this.hops.add(context.work().request().hops());
			LoopTests.this.traces.add(context.trace().traceId());
			return this.network.task(this.other, "pass-on").call(what);
		}

	}

}
