package io.ensemble.test.network;

import io.ensemble.network.EnsembleNetwork;
import io.ensemble.test.time.VirtualWork;
import io.ensemble.time.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StubCapabilityAssertTests {

	private final VirtualNetwork network = new VirtualNetwork("room-service", new VirtualWork(new VirtualTime()));

	private final EnsembleNetwork calls = this.network.calls();

	private final StubCapability meal = this.network.stubs().task("kitchen", "prepare-meal");

	@Test
	void aWrongNumberOfRequestsIsToldWithTheRequests() {
		this.calls.task("kitchen", "prepare-meal").requestId("r-7").call("wagyu");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.meal).wasNotAsked())
			.withMessageContaining("Expected the stub of kitchen/prepare-meal to be asked 0 times")
			.withMessageContaining("asked 1 times")
			.withMessageContaining("kitchen/prepare-meal r-7 NORMAL from room-service: wagyu");
	}

	@Test
	void aMissingRequestIsToldWithTheOthers() {
		this.calls.task("kitchen", "prepare-meal").call("wagyu for room 403");
		assertThat(this.meal).wasAskedFor("wagyu", "403");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.meal).wasAskedFor("wagyu", "404"))
			.withMessageContaining("something with [wagyu, 404]")
			.withMessageContaining("wagyu for room 403");
	}

	@Test
	void aRequestThatWasNotWithdrawnIsTold() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.meal).wasWithdrawn())
			.withMessageContaining("but none was; its requests: none");
	}

	@Test
	void theLastOfNoRequestsIsToldWithWhatElseWasAsked() {
		this.network.stubs().tool("kitchen", "check-inventory");
		this.calls.tool("kitchen", "check-inventory").call("wagyu");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.meal::lastRequest)
			.withMessageContaining("kitchen/prepare-meal was never asked for")
			.withMessageContaining("check-inventory");
	}

	@Test
	void inputOfAnotherFormIsToldAsItIs() {
		this.calls.task("kitchen", "prepare-meal").call("wagyu");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.meal.lastRequest().input(StubNetworkTests.Item.class))
			.withMessage("The input of kitchen/prepare-meal is not JSON of the form Item: wagyu");
	}

}
