package io.ensemble.autoconfigure.docs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.ensemble.autoconfigure.network.Ensembles;
import io.ensemble.autoconfigure.web.ApiClient;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.network.claim.ClaimedResult;
import io.ensemble.network.claim.ClaimedResultHandler;
import io.ensemble.network.server.PeerDirectory;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The part "To one replica of a service" of the page "Deliveries".
 */
class BroadcastClaimGuideTests {

	@Test
	void theReplicaGetsWhatItAskedFor() {
		PartsDesk desk = new PartsDesk();
		try (Ensembles ensembles = new Ensembles()) {
			ConfigurableApplicationContext procurement = ensembles.start("procurement", new Procurement(),
					"ensemble.delivery.broadcast-claim.services=maintenance");
			ensembles.start("maintenance", desk, "ensemble.network.peers.procurement=ws://127.0.0.1:1/ws");
			PeerDirectory directory = procurement.getBean(PeerDirectory.class);
			await().untilAsserted(() -> assertThat(directory.sessions("maintenance")).hasSize(1));
			new ApiClient(Ensembles.port(procurement)).post("/api/work", """
					{"requestId": "maint-7721", "task": "purchase-parts", "context": "valve",
					"delivery": {"method": "BROADCAST_CLAIM", "address": "maintenance"}}""");
			await().untilAsserted(() -> assertThat(desk.orders).containsEntry("maint-7721", "PO for valve"));
		}
	}

	// tag::handler[]
	@Component
	static class PartsDesk implements ClaimedResultHandler {

		final Map<String, String> orders = new ConcurrentHashMap<>();

		@Override
		public void handle(ClaimedResult claimed) {
			String outcome = "COMPLETED".equals(claimed.result().status()) ? claimed.result().result()
					: claimed.result().error();
			this.orders.put(claimed.result().requestId(), outcome);
		}

	}
	// end::handler[]

	static class Procurement {

		@SharedTask(name = "purchase-parts", description = "Buys parts")
		String purchase(String part) {
			return "PO for " + part;
		}

	}

}
