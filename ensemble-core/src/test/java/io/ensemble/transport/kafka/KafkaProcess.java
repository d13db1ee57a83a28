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

import org.springframework.util.FileSystemUtils;

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

	private final int proxied;

	private final int controller;

	private Process process;

	/**
	 * A broker that does not run yet.
	 * @param directory what it knows is kept here
	 */
	public KafkaProcess(Path directory) {
		this.directory = directory;
		try (ServerSocket client = new ServerSocket(0);
				ServerSocket behindProxy = new ServerSocket(0);
				ServerSocket quorum = new ServerSocket(0)) {
			this.port = client.getLocalPort();
			this.proxied = behindProxy.getLocalPort();
			this.controller = quorum.getLocalPort();
			Files.writeString(directory.resolve("logback.xml"), LOGGING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		advertise(this.proxied);
		format();
	}

	private void format() {
		await(java("kafka.tools.StorageTool", "format", "-t", "AAAAAAAAAAAAAAAAAAAAAQ", "-c", properties()));
	}

	/**
	 * Where it listens for a proxy, besides.
	 * @return the port, the same after each start
	 */
	public int proxied() {
		return this.proxied;
	}

	/**
	 * Tell clients that come by the proxy to stay there, from the next start on: a broker
	 * says itself where it is found.
	 * @param proxy the port of the proxy
	 */
	public void advertise(int proxy) {
		try {
			Files.writeString(this.directory.resolve("server.properties"), properties(proxy));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Take away all that it knows. It must not run.
	 */
	public void empty() {
		try {
			FileSystemUtils.deleteRecursively(this.directory.resolve("log"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		format();
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

	private String properties(int proxy) {
		return """
				process.roles=broker,controller
				node.id=1
				controller.quorum.voters=1@127.0.0.1:%2$d
				listeners=PLAINTEXT://127.0.0.1:%1$d,PROXIED://127.0.0.1:%4$d,CONTROLLER://127.0.0.1:%2$d
				advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,PROXIED://127.0.0.1:%5$d
				controller.listener.names=CONTROLLER
				listener.security.protocol.map=PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT
				log.dirs=%3$s
				offsets.topic.replication.factor=1
				offsets.topic.num.partitions=1
				transaction.state.log.replication.factor=1
				transaction.state.log.min.isr=1
				group.initial.rebalance.delay.ms=0
				broker.session.timeout.ms=3000
				broker.heartbeat.interval.ms=500
				message.max.bytes=8388608
				""".formatted(this.port, this.controller, this.directory.resolve("log"), this.proxied, proxy);
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
