package io.ensemble.engine.crash;

import java.util.ArrayList;
import java.util.List;

import io.ensemble.capability.Capability;
import io.ensemble.engine.TestEngine;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CrashPointsTests {

	private final List<String> passed = new ArrayList<>();

	private final TestEngine engine = TestEngine.with(1, 10).crashPoints(this::passed).build();

	@Test
	void workAndItsDeliveryPassAllPointsInTheirOrder() {
		this.engine.offering(Capability.task("echo").handler(this::handle)).start();
		submit("r1", new DeliverySpec(DeliveryMethod.STORE, "shelf-1"));
		assertThat(this.passed).startsWith("AFTER_CLAIM RUNNING", "handler", "AFTER_RUN RUNNING")
			.contains("AFTER_RESULT COMPLETED")
			.containsSubsequence("AFTER_DELIVERY COMPLETED", "AFTER_ACK COMPLETED")
			.hasSize(6);
	}

	@Test
	void aResultThatStaysInTheStoreIsNotDelivered() {
		this.engine.offering(Capability.task("echo").handler(this::handle)).start();
		submit("r1", DeliverySpec.DEFAULT);
		assertThat(this.passed).last().isEqualTo("AFTER_RESULT COMPLETED");
	}

	@Test
	void theResultOfWorkThatEndedOtherwiseIsNoResult() {
		this.engine.offering(Capability.task("echo").handler((input) -> {
			this.engine.control.cancel(WorkKey.of("r1"));
			return input;
		})).start();
		submit("r1", DeliverySpec.DEFAULT);
		assertThat(this.engine.record("r1").status()).isEqualTo(WorkStatus.CANCELLED);
		assertThat(this.passed).noneMatch((point) -> point.startsWith("AFTER_RESULT"));
	}

	private String handle(String input) {
		this.passed.add("handler");
		return input;
	}

	private void passed(CrashPoint point) {
		this.passed.add(point + " " + this.engine.record("r1").status());
	}

	private void submit(String id, DeliverySpec delivery) {
		this.engine.submit(id, "echo", (request) -> request.delivery(delivery));
		this.engine.time.runReady();
	}

}
