package io.ensemble.test.autoconfigure;

import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.test.EnsembleTest;
import io.ensemble.test.network.StubNetwork;
import io.ensemble.test.work.EnsembleTester;
import io.ensemble.test.work.TestWork;
import io.ensemble.work.WorkStatus;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@EnsembleTest(classes = EnsembleTestCleanupTests.RoomService.class, virtualTime = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnsembleTestCleanupTests {

	@Autowired
	EnsembleTester tester;

	@Autowired
	StubNetwork network;

	@Autowired
	CircuitBreakerRegistry breakers;

	private TestWork left;

	@Test
	@Order(1)
	void oneTestLeavesWorkAStubAndAnOpenCircuitBehind() {
		this.network.task("kitchen", "prepare-meal").neverAnswer();
		this.left = this.tester.submit("order-meal", "wagyu");
		this.breakers.circuitBreaker("kitchen").transitionToOpenState();
		assertThat(this.left).hasStatus(WorkStatus.RUNNING);
	}

	@Test
	@Order(2)
	void theNextOneFindsNothingOfIt() {
		assertThat(this.left).hasStatus(WorkStatus.CANCELLED);
		assertThat(this.network.requests()).isEmpty();
		assertThat(this.breakers.circuitBreaker("kitchen").getState()).isEqualTo(CircuitBreaker.State.CLOSED);
	}

	static class RoomService {

		private final EnsembleNetwork network;

		RoomService(EnsembleNetwork network) {
			this.network = network;
		}

		@SharedTask(description = "Orders a meal")
		String orderMeal(String dish) {
			return this.network.task("kitchen", "prepare-meal").call(dish);
		}

	}

}
