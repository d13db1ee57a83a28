package io.ensemble.network.call.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityKind;
import io.ensemble.engine.TestEngine;
import io.ensemble.network.RemoteTarget;
import io.ensemble.protocol.message.Message;
import io.ensemble.protocol.message.WorkMessage;
import io.ensemble.transport.Found;
import io.ensemble.transport.shared.SharedStore;
import io.ensemble.transport.shared.SharedStores;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SharedCallsTests {

	private final List<String> done = new ArrayList<>();

	private final TestEngine kitchen = TestEngine.with(1, 10).build();

	SharedCallsTests() {
		this.kitchen.offering(Capability.task("cook").handler(this::does));
		this.kitchen.offering(Capability.task("secret").unshared().handler(this::does));
		this.kitchen.start();
	}

	@Test
	void aRequestThatWasPassedOnAsOftenAsAllowedIsLeftInTheQueue() {
		CompletableFuture<Message> answer = ask("cook", 8);
		this.kitchen.time.advance(Duration.ZERO);
		assertThat(((WorkMessage.TaskResponse) answer.join()).status()).isEqualTo("COMPLETED");
		assertThat(this.done).containsExactly("soup");
	}

	@Test
	void aRequestThatWasPassedOnTooOftenIsNotLeftInTheQueue() {
		WorkMessage.TaskResponse answer = (WorkMessage.TaskResponse) ask("cook", 9).getNow(null);
		assertThat(answer.status()).isEqualTo("REJECTED");
		assertThat(answer.error()).isEqualTo("TOO_MANY_HOPS: was passed on more than 8 times");
		assertThat(this.kitchen.results.find(WorkKey.of("r1")).toCompletableFuture().join())
			.isInstanceOf(Found.Unknown.class);
	}

	@Test
	void whatTheOtherEnsembleKeepsToItselfIsUnknown() {
		CompletableFuture<Message> answer = ask("secret", 0);
		this.kitchen.time.advance(Duration.ofHours(1));
		WorkMessage.TaskResponse response = (WorkMessage.TaskResponse) answer.join();
		assertThat(response.status()).isEqualTo("FAILED");
		assertThat(response.error()).startsWith("UNKNOWN_CAPABILITY");
		assertThat(this.done).isEmpty();
	}

	@Test
	void aRequestThatIsTooLargeForTheOtherEnsembleIsRefusedWhenItsTurnComes() {
		assertThat(refusal(WorkRequest.of("r1", "cook", "x".repeat((1 << 20) + 1)).build()))
			.isEqualTo("TOO_LARGE: context: must not be larger than 1048576 bytes");
	}

	@Test
	void aRequestWithADeadlineThatTheOtherEnsembleDoesNotGiveIsRefusedWhenItsTurnComes() {
		assertThat(refusal(WorkRequest.of("r1", "cook", "soup").deadline(Duration.ofDays(31)).build()))
			.isEqualTo("INVALID: deadline: must not be longer than PT720H");
	}

	@Test
	void aRequestThatWasPassedOnTooOftenForTheOtherEnsembleIsRefusedWhenItsTurnComes() {
		assertThat(refusal(WorkRequest.of("r1", "cook", "soup").hops(9).build()))
			.isEqualTo("TOO_MANY_HOPS: hops: was passed on more than 8 times");
	}

	@Test
	void whatTheOtherEnsembleTookInItselfIsDoneWhateverItsLimitsAreSince() {
		WorkRequest taken = WorkRequest.of("r1", "cook", "soup").hops(9).build();
		this.kitchen.queue.enqueue(new Submission(taken, WorkKey.ANYONE, Ingress.HTTP), 10);
		this.kitchen.time.advance(Duration.ZERO);
		assertThat(this.kitchen.record("r1").status()).isEqualTo(WorkStatus.COMPLETED);
	}

	private String refusal(WorkRequest request) {
		CompletableFuture<Message> answer = calls(20)
			.ask(new RemoteTarget("kitchen", "cook", CapabilityKind.TASK), request)
			.orElseThrow();
		this.kitchen.time.advance(Duration.ZERO);
		WorkMessage.TaskResponse response = (WorkMessage.TaskResponse) answer.join();
		assertThat(response.status()).isEqualTo("REJECTED");
		assertThat(this.done).isEmpty();
		return response.error();
	}

	private CompletableFuture<Message> ask(String task, int hops) {
		return calls(8)
			.ask(new RemoteTarget("kitchen", task, CapabilityKind.TASK),
					WorkRequest.of("r1", task, "soup").hops(hops).build())
			.orElseThrow();
	}

	private SharedCalls calls(int maxHops) {
		return new SharedCalls(new SharedStores(Set.of("kitchen"),
				(name) -> new SharedStore(this.kitchen.queue, this.kitchen.results, () -> {
				})), 10, maxHops);
	}

	private String does(String input) {
		this.done.add(input);
		return "done";
	}

}
