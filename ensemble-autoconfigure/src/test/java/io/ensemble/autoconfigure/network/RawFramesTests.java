package io.ensemble.autoconfigure.network;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import io.ensemble.capability.annotation.SharedTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class RawFramesTests {

	private static final String PING = "{\"type\":\"ping\"}";

	private static final int LIMIT = 4 << 20;

	private static final Ensembles ensembles = new Ensembles();

	private static int port;

	@BeforeAll
	static void start() {
		port = Ensembles.port(ensembles.start("kitchen", new Kitchen()));
	}

	@AfterAll
	static void stop() {
		ensembles.close();
	}

	@Test
	void compressionIsNotNegotiated() {
		try (RawSocket socket = new RawSocket(port,
				"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits")) {
			assertThat(socket.status()).isEqualTo(101);
			assertThat(socket.response()).doesNotContainIgnoringCase("sec-websocket-extensions");
			assertThat(socket.next("hello")).contains("prepare-meal");
		}
	}

	@Test
	void invalidUtf8ClosesTheConnection() {
		try (RawSocket socket = new RawSocket(port)) {
			socket.send(true, RawSocket.TEXT, new byte[] { '{', (byte) 0xC3, 0x28, '}' });
			assertThat(socket.closeCode()).isEqualTo(1007);
		}
	}

	@Test
	void anUnmaskedFrameClosesTheConnection() {
		try (RawSocket socket = new RawSocket(port)) {
			socket.write(new byte[] { (byte) 0x81, 2, '{', '}' });
			assertThat(socket.closeCode()).isEqualTo(1002);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 8_192, 8_193, 65_536, 2 << 20, LIMIT })
	void aMessageUpToTheLimitWorksInOneFrame(int size) {
		try (RawSocket socket = new RawSocket(port)) {
			socket.send(padded(size));
			assertThat(socket.next("pong")).isNotNull();
		}
	}

	@Test
	void oneByteMoreThanTheLimitClosesTheConnection() {
		try (RawSocket socket = new RawSocket(port)) {
			socket.send(padded(LIMIT + 1));
			assertThat(socket.closeCode()).isEqualTo(1009);
		}
	}

	@Test
	void twoMebibytesGoThereAndBack() {
		try (RawSocket socket = new RawSocket(port)) {
			String dish = "x".repeat(1_000_000);
			socket.send(task("big", dish));
			assertThat(socket.next("task_response")).contains("\"COMPLETED\"").hasSizeGreaterThan(2_000_000);
		}
	}

	@Test
	void aFloodOfFragmentsIsClosedBeforeItFillsTheMemory() {
		try (RawSocket socket = new RawSocket(port)) {
			byte[] part = "x".repeat(64 << 10).getBytes(StandardCharsets.UTF_8);
			socket.send(false, RawSocket.TEXT, part);
			for (int i = 0; i < LIMIT / part.length; i++) {
				socket.send(false, 0, part);
			}
			assertThat(socket.closeCode()).isEqualTo(1009);
		}
	}

	@Test
	void aPeerThatSendsTooFastIsClosedAndAnotherIsServed() throws Exception {
		int quiet = Ensembles
			.port(ensembles.start("library", new Kitchen(), "ensemble.network.max-messages-per-second=20"));
		RawPeer bystander = new RawPeer(quiet);
		RawPeer flooding = new RawPeer(quiet);
		try {
			for (int i = 0; i < 100_000 && !flooding.closeCode.isDone(); i++) {
				flooding.send(PING);
			}
		}
		catch (RuntimeException ex) {
			assertThat(ex).hasStackTraceContaining("closed");
		}
		assertThat(flooding.closeCode.get(20, TimeUnit.SECONDS)).isEqualTo(1008);
		assertThat(bystander.send(PING).next("pong")).isNotNull();
	}

	@Test
	void aConnectionWithoutASignOfLifeIsClosedAndOneThatAnswersPingsIsKept() throws Exception {
		int impatient = Ensembles.port(ensembles.start("bar", new Kitchen(), "ensemble.network.idle-timeout=2s",
				"ensemble.network.heartbeat=500ms"));
		RawPeer alive = new RawPeer(impatient);
		try (RawSocket dead = new RawSocket(impatient)) {
			assertThat(dead.closeCode()).isEqualTo(1001);
		}
		assertThat(alive.send(PING).next("pong")).isNotNull();
		assertThat(alive.closeCode).isNotDone();
	}

	@Test
	void oneCallerHasNoMoreConnectionsThanItMay() {
		int narrow = Ensembles.port(ensembles.start("lounge", new Kitchen(), "ensemble.network.max-connections=12",
				"ensemble.network.max-connections-per-caller=10"));
		RawSocket[] sockets = new RawSocket[10];
		for (int i = 0; i < sockets.length; i++) {
			sockets[i] = new RawSocket(narrow);
			assertThat(sockets[i].next("hello")).isNotNull();
		}
		try (RawSocket refused = new RawSocket(narrow)) {
			assertThat(refused.status()).isEqualTo(429);
		}
		for (RawSocket socket : sockets) {
			socket.close();
		}
		Awaitility.await().untilAsserted(() -> {
			try (RawSocket socket = new RawSocket(narrow)) {
				assertThat(socket.status()).isEqualTo(101);
			}
		});
	}

	private static String padded(int size) {
		return PING.substring(0, PING.length() - 1) + " ".repeat(size - PING.length()) + "}";
	}

	private static String task(String id, String dish) {
		return "{\"type\":\"task_request\",\"requestId\":\"%s\",\"from\":\"bar\",\"task\":\"prepare-meal\",\"context\":\"%s\"}"
			.formatted(id, dish);
	}

	static class Kitchen {

		@SharedTask(name = "prepare-meal", description = "Prepares a meal")
		String prepareMeal(String dish) {
			return dish + dish;
		}

	}

}
