package io.ensemble.network.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.ensemble.network.client.annotation.Deadline;
import io.ensemble.network.client.annotation.EnsembleClient;
import io.ensemble.network.client.annotation.RemoteTask;
import io.ensemble.network.client.annotation.RemoteTool;
import io.ensemble.network.peer.InMemoryEnsemble;
import io.ensemble.work.Priority;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InvalidClientTests {

	private static final String PLACE = InvalidClientTests.class.getName();

	private final EnsembleClients clients = EnsembleClients.of(new InMemoryEnsemble().calls);

	@Test
	void theMessageNamesTheInterfaceTheMethodAndTheReason() {
		assertThatExceptionOfType(InvalidClientException.class).isThrownBy(() -> this.clients.create(Unannotated.class))
			.withMessage(PLACE + "$Unannotated#cook(String, int): is neither @RemoteTask nor @RemoteTool")
			.satisfies((ex) -> assertThat(ex.getSource()).isEqualTo(PLACE + "$Unannotated#cook(String, int)"));
	}

	@Test
	void onlyAnOpenInterfaceCanBeAClient() {
		String reason = ": only an interface that is open to all can be a client";
		refused(SomeClass.class, "SomeClass" + reason);
		refused(Sealed.class, "Sealed" + reason);
	}

	@Test
	void theEnsembleHasToBeNamedProperly() {
		refused(Nameless.class, "Nameless: no @EnsembleClient names the ensemble to call");
		refused(Misnamed.class, "Misnamed: the name of the ensemble is 'the kitchen', but must be 1 to 128");
	}

	@Test
	void placeholdersThatNobodyKnowsAreNamed() {
		EnsembleClients strict = this.clients.withPlaceholders((text) -> {
			if (text.startsWith("$")) {
				throw new IllegalArgumentException("Could not resolve placeholder 'x'");
			}
			return text;
		});
		assertThatExceptionOfType(InvalidClientException.class).isThrownBy(() -> strict.create(Nameless.class, "${x}"))
			.withMessage(PLACE + "$Nameless: Could not resolve placeholder 'x'");
	}

	@Test
	void aMethodIsOneThing() {
		refused(TaskAndTool.class, "TaskAndTool#cook(): is both @RemoteTask and @RemoteTool");
		refused(WithBody.class, "WithBody#cook(): a default method is no call; remove its annotation or its body");
		refused(BadName.class, "BadName#cook(): the name of the task is 'cook it', but must be");
	}

	@Test
	void deadlinesAreDurations() {
		refused(UnreadableDeadline.class,
				"UnreadableDeadline#cook(): the deadline is 'soon', but must be a duration such as PT30M or 30m");
		refused(PastDeadline.class, "PastDeadline#cook(): the deadline is '-PT1S', but must be longer than zero");
		refused(EmptyDeadline.class, "EmptyDeadline#cook(): the deadline is ''");
		refused(TextDeadline.class,
				"TextDeadline#cook(String): the @Deadline parameter must be a Duration, but is a String");
		refused(FixedDeadline.class, "FixedDeadline#cook(Duration): the @Deadline of a parameter has no value");
	}

	@Test
	void thereIsOneParameterOfAKind() {
		refused(TwoPriorities.class,
				"TwoPriorities#cook(Priority, Priority): there is more than one parameter of type Priority");
		refused(UrgentTool.class, "UrgentTool#cook(Priority): a tool is called without a priority");
	}

	@Test
	void theResultHasToBeKnown() {
		refused(Generic.class, "Generic#cook(Class): the result is of type T, which tells too little to read it");
		refused(RawFuture.class, "RawFuture#cook(): the result is a java.util.concurrent.CompletableFuture of nothing");
		refused(Reactive.class,
				"Reactive#cook(): the result is a Mono, which is not supported; return a CompletableFuture");
	}

	private void refused(Class<?> type, String message) {
		assertThatExceptionOfType(InvalidClientException.class).isThrownBy(() -> this.clients.create(type))
			.withMessageStartingWith(PLACE + "$" + message);
	}

	@EnsembleClient("kitchen")
	interface Unannotated {

		String cook(String dish, int minutes);

	}

	@EnsembleClient("kitchen")
	abstract static class SomeClass {

	}

	@EnsembleClient("kitchen")
	sealed interface Sealed {

	}

	record Permitted() implements Sealed {
	}

	interface Nameless {

	}

	@EnsembleClient("the kitchen")
	interface Misnamed {

	}

	@EnsembleClient("kitchen")
	interface TaskAndTool {

		@RemoteTask
		@RemoteTool
		String cook();

	}

	@EnsembleClient("kitchen")
	interface WithBody {

		@RemoteTask
		default String cook() {
			return "soup";
		}

	}

	@EnsembleClient("kitchen")
	interface BadName {

		@RemoteTask("cook it")
		String cook();

	}

	@EnsembleClient("kitchen")
	interface UnreadableDeadline {

		@RemoteTask
		@Deadline("soon")
		String cook();

	}

	@EnsembleClient("kitchen")
	interface PastDeadline {

		@RemoteTask
		@Deadline("-PT1S")
		String cook();

	}

	@EnsembleClient("kitchen")
	interface EmptyDeadline {

		@RemoteTask
		@Deadline
		String cook();

	}

	@EnsembleClient("kitchen")
	interface TextDeadline {

		@RemoteTask
		String cook(@Deadline String deadline);

	}

	@EnsembleClient("kitchen")
	interface FixedDeadline {

		@RemoteTask
		String cook(@Deadline("1s") Duration deadline);

	}

	@EnsembleClient("kitchen")
	interface TwoPriorities {

		@RemoteTask
		String cook(Priority one, Priority another);

	}

	@EnsembleClient("kitchen")
	interface UrgentTool {

		@RemoteTool
		String cook(Priority priority);

	}

	@EnsembleClient("kitchen")
	interface Generic {

		@RemoteTask
		<T> T cook(Class<T> type);

	}

	@EnsembleClient("kitchen")
	@SuppressWarnings("rawtypes")
	interface RawFuture {

		@RemoteTask
		CompletableFuture cook();

	}

	@EnsembleClient("kitchen")
	interface Reactive {

		@RemoteTask
		Mono<String> cook();

	}

}
