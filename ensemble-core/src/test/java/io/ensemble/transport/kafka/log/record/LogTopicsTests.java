package io.ensemble.transport.kafka.log.record;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import io.ensemble.transport.kafka.TestKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogTopicsTests {

	private final TestKafka kafka = TestKafka.shared();

	private final String ensemble = "e-" + UUID.randomUUID();

	@Test
	void whatBecameOfWorkIsKeptForAsLongAsWasEverConfigured() throws Exception {
		prepare(Duration.ofHours(2), 2_000_000);
		prepare(Duration.ofHours(3), 3_000_000);
		prepare(Duration.ofHours(1), 1_000_000);
		Config states = states();
		assertThat(states.get("retention.ms").value()).isEqualTo("10800000");
		assertThat(states.get("max.message.bytes").value()).isEqualTo("3000000");
	}

	private void prepare(Duration kept, int maxRecordSize) throws InterruptedException {
		new LogTopics(this.ensemble, this.kafka.settings(), 1, kept, maxRecordSize).prepare();
	}

	private Config states() throws InterruptedException, ExecutionException {
		ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC,
				"agentensemble.work." + this.ensemble + ".states");
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.kafka.address()))) {
			return admin.describeConfigs(List.of(topic)).all().get().get(topic);
		}
	}

}
