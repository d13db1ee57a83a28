package io.ensemble.autoconfigure.transport.kafka;

import java.nio.file.Files;
import java.nio.file.Path;

import io.ensemble.transport.kafka.KafkaProcess;
import io.ensemble.transport.kafka.TestKafka;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.util.FileSystemUtils;

/**
 * A broker of one test, which may kill it and start it again.
 */
class BrokerOutage implements BeforeEachCallback, AfterEachCallback {

	private final String[] topics;

	private Path directory;

	private KafkaProcess broker;

	private TestKafka kafka;

	/**
	 * A broker.
	 * @param topics what it has, each with one partition
	 */
	BrokerOutage(String... topics) {
		this.topics = topics;
	}

	@Override
	public void beforeEach(ExtensionContext context) throws Exception {
		this.directory = Files.createTempDirectory("kafka");
		this.broker = new KafkaProcess(this.directory);
		this.broker.start();
		this.kafka = TestKafka.at(this.broker.address());
		for (String topic : this.topics) {
			this.kafka.topic(topic, 1);
		}
	}

	@Override
	public void afterEach(ExtensionContext context) throws Exception {
		this.kafka.close();
		this.broker.close();
		FileSystemUtils.deleteRecursively(this.directory);
	}

	KafkaProcess broker() {
		return this.broker;
	}

	TestKafka kafka() {
		return this.kafka;
	}

	Path directory() {
		return this.directory;
	}

}
