package io.ensemble.autoconfigure.network;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.autoconfigure.web.ApiClient;
import io.ensemble.capability.annotation.SharedTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HostilePeersTests {

	private static final Ensembles ensembles = new Ensembles();

	private static final Kitchen kitchen = new Kitchen();

	private static int port;

	@BeforeAll
	static void start() {
		port = Ensembles.port(ensembles.start("kitchen", kitchen, "ensemble.web.allowed-origins=https://app.example"));
	}

	@AfterAll
	static void stop() {
		ensembles.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "null", "https://app.example.evil.com", "https://app.example:444",
			"http://app.example" })
	void aForeignOriginIsRefusedBeforeTheUpgrade(String origin) {
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> new RawPeer(port, "Origin", origin))
			.withStackTraceContaining("403");
	}

	@ParameterizedTest
	@CsvSource({ "Origin: https://evil.example, forbidden", "Host: evil.example, security-not-configured" })
	void whoIsRefusedBeforeTheUpgradeIsToldWhy(String header, String problem) {
		try (RawSocket socket = new RawSocket(port, header)) {
			assertThat(socket.status()).isEqualTo(403);
			assertThat(socket.refusal()).contains("\"urn:ensemble:problem:" + problem + "\"");
		}
	}

	@Test
	void aListedOriginTheOwnOriginAndNoneAreServed() {
		assertThat(new RawPeer(port, "Origin", "https://app.example").next("hello")).contains("prepare-meal");
		assertThat(new RawPeer(port, "Origin", "http://127.0.0.1:" + port).next("hello")).contains("prepare-meal");
		assertThat(new RawPeer(port).next("hello")).contains("prepare-meal");
	}

	@Test
	void whatCannotBeReadIsAnsweredAndTheConnectionGoesOn() {
		RawPeer peer = new RawPeer(port);
		assertThat(peer.send("{nonsense").next("error")).contains("INVALID");
		assertThat(peer.send("{\"type\":\"no_such_type\"}").next("error")).contains("UNSUPPORTED");
		assertThat(peer.send("{\"type\":\"run_control\",\"runId\":\"r\",\"action\":\"cancel\"}").next("error"))
			.contains("UNSUPPORTED");
		assertThat(peer.send("[".repeat(10_000)).next("error")).contains("INVALID");
		assertThat(peer.send(task("w1", "a", "\"priority\":\"SOON\"")).next("task_response")).contains("\"w1\"",
				"REJECTED", "INVALID: priority");
		assertThat(peer.send("{\"type\":\"tool_request\",\"requestId\":\"w2\",\"from\":\"bar\",\"tool\":\"../etc\"}")
			.next("tool_response")).contains("\"w2\"", "REJECTED", "INVALID: tool must be");
		assertThat(peer.send("{\"type\":\"ping\"}").next("pong")).isNotNull();
	}

	@Test
	void anErrorIsNeverAnsweredWithAnError() {
		RawPeer peer = new RawPeer(port);
		peer.send("{\"type\":\"error\",\"code\":\"X\"}").send("{\"type\":\"error\"}").send("{\"type\":\"ping\"}");
		assertThat(peer.next("hello")).isNotNull();
		assertThat(peer.next("pong")).isNotNull();
	}

	@Test
	void aBinaryFrameAndATooLargeOneCloseTheirOwnConnectionOnly() throws Exception {
		RawPeer bystander = new RawPeer(port);
		RawPeer binary = new RawPeer(port);
		binary.sendBinary();
		assertThat(binary.closeCode.get(10, TimeUnit.SECONDS)).isEqualTo(1003);
		RawPeer large = new RawPeer(port);
		large.send("x".repeat(5 << 20));
		assertThat(large.closeCode.get(10, TimeUnit.SECONDS)).isEqualTo(1009);
		assertThat(bystander.send("{\"type\":\"ping\"}").next("pong")).isNotNull();
	}

	@Test
	void aPeerSpeaksInItsOwnNameOnly() {
		RawPeer peer = new RawPeer(port);
		peer.send("{\"type\":\"ensemble_register\",\"name\":\"bar\"}");
		assertThat(peer.send(task("f1", "cellar", null)).next("task_response")).contains("REJECTED", "FORBIDDEN");
		assertThat(peer.send(task("f2", "bar", null)).next("task_response")).contains("COMPLETED");
		assertThat(peer.send("{\"type\":\"ensemble_deregister\",\"name\":\"cellar\"}").next("error"))
			.contains("FORBIDDEN");
		assertThat(new RawPeer(port).send("{\"type\":\"ensemble_register\",\"name\":\"kitchen\"}").next("error"))
			.contains("FORBIDDEN");
	}

	@Test
	void aRequestThatWentInCirclesIsRefused() {
		assertThat(new RawPeer(port).send(task("h1", "a", "\"hops\":9")).next("task_response")).contains("REJECTED",
				"TOO_MANY_HOPS");
	}

	@Test
	void acceptanceComesFirstAndOneIdIsOneExecutionWhicheverWayItComes() {
		kitchen.executions.set(0);
		RawPeer peer = new RawPeer(port);
		for (int i = 0; i < 10; i++) {
			peer.send(task("same", "a", null));
			new ApiClient(port).post("/api/work",
					"{\"requestId\":\"same\",\"task\":\"prepare-meal\",\"context\":\"soup\"}");
		}
		assertThat(peer.next("task_accepted")).contains("\"queuePosition\":1", "estimatedCompletion");
		for (int i = 0; i < 10; i++) {
			assertThat(peer.next("task_response")).contains("soup is served");
		}
		assertThat(kitchen.executions).hasValue(1);
	}

	private static String task(String id, String from, String more) {
		return "{\"type\":\"task_request\",\"requestId\":\"%s\",\"from\":\"%s\",\"task\":\"prepare-meal\",\"context\":\"soup\"%s}"
			.formatted(id, from, (more != null) ? "," + more : "");
	}

	static class Kitchen {

		final AtomicInteger executions = new AtomicInteger();

		@SharedTask(name = "prepare-meal", description = "Prepares a meal")
		String prepareMeal(String dish) {
			this.executions.incrementAndGet();
			return dish + " is served";
		}

	}

}
