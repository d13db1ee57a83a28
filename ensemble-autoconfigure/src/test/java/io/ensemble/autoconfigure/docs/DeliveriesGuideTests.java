package io.ensemble.autoconfigure.docs;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import io.ensemble.autoconfigure.web.RunningKitchen;
import io.ensemble.engine.delivery.DeliveryChannel;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.InvalidRequestException;
import org.junit.jupiter.api.Test;

import org.springframework.stereotype.Component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The code of the page "Deliveries".
 */
class DeliveriesGuideTests {

	@Test
	void aChannelOfTheApplicationDelivers() {
		try (RunningKitchen kitchen = RunningKitchen.start(new Class<?>[] { NoticeBoard.class })) {
			kitchen.client().post("/api/work", request("lobby"));
			NoticeBoard board = kitchen.context().getBean(NoticeBoard.class);
			await().untilAsserted(() -> assertThat(board.notices).containsEntry("meal-lobby", "soup is served"));
			assertThat(kitchen.client().post("/api/work", request("cellar")).statusCode()).isEqualTo(400);
		}
	}

	private static String request(String address) {
		return """
				{"requestId":"meal-%s","task":"prepare-meal","context":"soup",
				"delivery":{"method":"TOPIC","address":"%s"}}""".formatted(address, address);
	}

	// tag::channel[]
	@Component
	static class NoticeBoard implements DeliveryChannel {

		final Map<String, String> notices = new ConcurrentHashMap<>();

		@Override
		public DeliveryMethod method() {
			return DeliveryMethod.TOPIC;
		}

		@Override
		public void check(DeliverySpec delivery) {
			if (!"lobby".equals(delivery.address())) {
				throw new InvalidRequestException("delivery.address", "must be lobby");
			}
		}

		@Override
		public CompletionStage<?> deliver(Delivery delivery) {
			this.notices.put(delivery.key().requestId(), delivery.record().result().output());
			return CompletableFuture.completedFuture(null);
		}

	}
	// end::channel[]

}
