package io.ensemble.autoconfigure.network;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ensemble.capability.WorkContext;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.capability.annotation.SharedTool;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.server.SessionSettings;
import io.ensemble.network.wire.OutboxLimits;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(120)
class SlowReaderTests {

	private static final int EVENTS = 10_000;

	private static final Duration SEND_LIMIT = Duration.ofSeconds(4);

	private static final long SIXTEEN_MEBIBYTES = 16 << 20;

	private final Ensembles ensembles = new Ensembles();

	private final Kitchen kitchen = new Kitchen();

	@AfterEach
	void stop() {
		this.ensembles.close();
	}

	@Test
	void whoReadsLateGetsTheResultAndNotAllOfTheNews() {
		int port = Ensembles.port(this.ensembles.start("kitchen", this.kitchen));
		long before = usedHeap();
		try (RawSocket slow = new RawSocket(port)) {
			slow.send(task("slow-1", "many-courses"));
			this.kitchen.told.join();
			assertThat(usedHeap() - before).isLessThan(SIXTEEN_MEBIBYTES);
			List<String> messages = readToTheResult(slow);
			assertThat(messages.get(messages.size() - 1)).contains("\"COMPLETED\"", "menu is served");
			assertThat(messages.size()).isLessThan(EVENTS);
			assertThat(messages).filteredOn((message) -> message.contains("task_progress"))
				.last()
				.asString()
				.contains("course " + EVENTS + " ");
		}
	}

	@Test
	void whoNeverReadsIsClosedAndNobodyElseWaits() {
		int port = Ensembles.port(this.ensembles.start("kitchen", this.kitchen,
				(context) -> context.registerBean(SessionSettings.class, SlowReaderTests::impatient)));
		EnsembleNetwork network = this.ensembles.network(this.ensembles.start("room-service", new Object()));
		try (RawSocket slow = new RawSocket(port)) {
			slow.send(task("slow-2", "many-courses"));
			for (int i = 0; i < 7; i++) {
				slow.send(task("large-" + i, "large-meal"));
			}
			this.kitchen.told.join();
			long stuckSince = System.nanoTime();
			for (int i = 0; i < 500; i++) {
				assertThat(network.tool("kitchen", "check-inventory").timeout(Duration.ofSeconds(5)).call("eggs"))
					.isEqualTo("3 x eggs");
			}
			Awaitility.await()
				.timeout(Duration.ofSeconds(40))
				.until(() -> System.nanoTime() - stuckSince > SEND_LIMIT.plusSeconds(3).toNanos());
			assertThat(slow.closeCode()).isEqualTo(1013);
		}
	}

	private static SessionSettings impatient() {
		SessionSettings defaults = SessionSettings.DEFAULT;
		OutboxLimits limits = defaults.outbox();
		return new SessionSettings(defaults.maxMessageSize(), defaults.maxMessagesPerSecond(),
				defaults.maxConnections(), defaults.maxConnectionsPerCaller(), defaults.heartbeat(),
				defaults.idleTimeout(), new OutboxLimits(limits.highWater(), limits.hard(), SEND_LIMIT));
	}

	private static List<String> readToTheResult(RawSocket socket) {
		List<String> messages = new ArrayList<>();
		RawSocket.Frame frame = socket.read();
		while (!frame.text().contains("task_response")) {
			assertThat(frame.opcode()).isNotEqualTo(RawSocket.CLOSE);
			messages.add(frame.text());
			frame = socket.read();
		}
		messages.add(frame.text());
		return messages;
	}

	private static long usedHeap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private static String task(String id, String name) {
		return "{\"type\":\"task_request\",\"requestId\":\"%s\",\"from\":\"bar\",\"task\":\"%s\",\"context\":\"menu\"}"
			.formatted(id, name);
	}

	static class Kitchen {

		final CompletableFuture<Void> told = new CompletableFuture<>();

		@SharedTask(name = "many-courses", description = "Serves a long menu")
		String serve(String menu, WorkContext context) {
			for (int i = 1; i <= EVENTS; i++) {
				context.progress("course " + i + " " + "x".repeat(1500), i / (EVENTS / 100));
			}
			this.told.complete(null);
			return menu + " is served";
		}

		@SharedTask(name = "large-meal", description = "Serves more than sockets hold")
		String serveLarge(String menu) {
			return "x".repeat(1 << 20);
		}

		@SharedTool(name = "check-inventory", description = "Counts what is there")
		String checkInventory(String item) {
			return "3 x " + item;
		}

	}

}
