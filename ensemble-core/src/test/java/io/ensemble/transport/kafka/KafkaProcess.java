package io.ensemble.transport.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/**
 * A broker in a process of its own, so that it can be killed and started again on the
 * same port and the same disk. A broker in the process of the tests cannot: its port is
 * the one that was free, and another one after a restart.
 */
public final class KafkaProcess implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String LOGGING = """
			<configuration>
				<appender name="out" class="ch.qos.logback.core.ConsoleAppender">
					<encoder><pattern>%d %p %c %m%n</pattern></encoder>
				</appender>
				<root level="WARN"><appender-ref ref="out"/></root>
			</configuration>
			""";

	private final Path directory;

	private final int port;

	private Process process;

	/**
	 * A broker that does not run yet.
	 * @param directory what it knows is kept here
	 */
	public KafkaProcess(Path directory) {
		this.directory = directory;
		try (ServerSocket client = new ServerSocket(0); ServerSocket controller = new ServerSocket(0)) {
			this.port = client.getLocalPort();
			Files.writeString(directory.resolve("logback.xml"), LOGGING);
			Files.writeString(directory.resolve("server.properties"), properties(controller.getLocalPort()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		await(java("kafka.tools.StorageTool", "format", "-t", "AAAAAAAAAAAAAAAAAAAAAQ", "-c", properties()));
	}

	/**
	 * Where clients find it.
	 * @return host and port, the same after each start
	 */
	public String address() {
		return "127.0.0.1:" + this.port;
	}

	/**
	 * Start it and wait until it answers.
	 */
	public void start() {
		this.process = java("kafka.Kafka", properties());
		Awaitility.await().atMost(PATIENCE).until(this::answers);
	}

	/**
	 * End it as a power cut of its machine would, short of losing the disk.
	 */
	public void kill() {
		await(this.process.destroyForcibly());
	}

	@Override
	public void close() {
		kill();
	}

	private boolean answers() throws InterruptedException {
		try (Admin admin = Admin.create(
				Map.of("bootstrap.servers", address(), "request.timeout.ms", 1000, "default.api.timeout.ms", 2000))) {
			return !admin.describeCluster().nodes().get().isEmpty();
		}
		catch (ExecutionException ex) {
			return false;
		}
	}

	private String properties() {
		return this.directory.resolve("server.properties").toString();
	}

	private String properties(int controllerPort) {
		return """
				process.roles=broker,controller
				node.id=1
				controller.quorum.voters=1@127.0.0.1:%2$d
				listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
				controller.listener.names=CONTROLLER
				listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
				log.dirs=%3$s
				offsets.topic.replication.factor=1
				offsets.topic.num.partitions=1
				transaction.state.log.replication.factor=1
				transaction.state.log.min.isr=1
				group.initial.rebalance.delay.ms=0
				broker.session.timeout.ms=3000
				broker.heartbeat.interval.ms=500
				message.max.bytes=8388608
				""".formatted(this.port, controllerPort, this.directory.resolve("log"));
	}

	private Process java(String... mainAndArguments) {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
				"-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
				"-Dlogback.configurationFile=" + this.directory.resolve("logback.xml"), "-cp",
				System.getProperty("java.class.path")));
		command.addAll(List.of(mainAndArguments));
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(this.directory.resolve("out.txt").toFile()))
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void await(Process process) {
		try {
			process.waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
