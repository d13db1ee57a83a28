package io.ensemble.autoconfigure.network;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.failure.RemoteRefusedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class SecuredPeersTests {

	private static final String SECRET = "correct-horse-battery-staple";

	private static final Ensembles ensembles = new Ensembles();

	private static int port;

	@BeforeAll
	static void start() {
		port = Ensembles.port(ensembles.start("kitchen", new Kitchen(), "ensemble.security.secret=" + SECRET));
	}

	@AfterAll
	static void stop() {
		ensembles.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Nothing: 1", "Authorization: Bearer correct-horse", "Authorization: Bearer",
			"Authorization: Basic " + SECRET, "Cookie: secret=" + SECRET })
	void whoDoesNotShowTheSecretIsRefusedBeforeTheUpgrade(String header) {
		try (RawSocket socket = new RawSocket(port, header)) {
			assertThat(socket.status()).isEqualTo(401);
			assertThat(socket.response()).doesNotContain("Sec-WebSocket-Accept")
				.contains("WWW-Authenticate: Bearer", "Content-Type: application/problem+json");
			assertThat(socket.refusal()).contains("\"urn:ensemble:problem:unauthorized\"", "\"instance\":\"/ws\"")
				.doesNotContain(SECRET);
		}
	}

	@Test
	void whoShowsTheSecretIsServed() {
		try (RawSocket socket = new RawSocket(port, "Authorization: Bearer " + SECRET)) {
			assertThat(socket.status()).isEqualTo(101);
			assertThat(socket.next("hello")).contains("prepare-meal").doesNotContain(SECRET);
		}
	}

	@Test
	void ensemblesThatShareTheSecretWorkTogetherAndNeverSayIt(CapturedOutput output) throws Exception {
		EnsembleNetwork network = ensembles
			.network(ensembles.start("room-service", new Object(), "ensemble.security.secret=" + SECRET,
					"logging.level.io.ensemble=trace", "logging.level.org.springframework.web.socket=trace"));
		try (Listener listener = new Listener()) {
			assertThat(network.task("kitchen", "prepare-meal").submit("soup").result().get(20, TimeUnit.SECONDS))
				.isEqualTo("soup is served");
			assertThat(listener.frames()).isNotEmpty().noneMatch((frame) -> frame.contains(SECRET));
		}
		assertThat(output.getAll()).doesNotContain(SECRET);
	}

	@Test
	void anEnsembleWithAnotherSecretIsToldThatItIsRefusedAndDoesNotTryAgain(CapturedOutput output) {
		EnsembleNetwork network = ensembles
			.network(ensembles.start("bar", new Object(), "ensemble.security.secret=something-else"));
		assertThatExceptionOfType(RemoteRefusedException.class)
			.isThrownBy(() -> network.task("kitchen", "prepare-meal").call("soup"))
			.withMessage("kitchen refuses this ensemble's connection (HTTP 401)")
			.satisfies((ex) -> assertThat(ex.isTransient()).isFalse());
		assertThat(output.getAll()).doesNotContain(SECRET).doesNotContain("something-else");
	}

	static class Kitchen {

		@SharedTask(name = "prepare-meal", description = "Prepares a meal")
		String prepareMeal(String dish) {
			return dish + " is served";
		}

	}

	/**
	 * A second connection, to see what the server says to everybody.
	 */
	private static final class Listener implements AutoCloseable {

		private final RawSocket socket = new RawSocket(port, "Authorization: Bearer " + SECRET);

		List<String> frames() {
			this.socket.send("{\"type\":\"capability_query\",\"requestId\":\"q\",\"from\":\"a\"}");
			return List.of(this.socket.next("hello"), this.socket.next("capability_response"));
		}

		@Override
		public void close() {
			this.socket.close();
		}

	}

}
