package io.ensemble.network.peer;

import java.net.URI;

import io.ensemble.network.failure.RemoteRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

@ExtendWith(OutputCaptureExtension.class)
class PlaintextRuleTests {

	@ParameterizedTest
	@ValueSource(strings = { "ws://127.0.0.1:7331/ws", "ws://127.8.9.10/ws", "ws://LOCALHOST/ws", "ws://[::1]:7331/ws",
			"wss://kitchen.example/ws", "WSS://10.0.0.7/ws" })
	void whatIsEncryptedOrOnThisHostIsCalledWithoutAWord(String address, CapturedOutput output) {
		new PlaintextRule("kitchen", false).check(URI.create(address));
		new PlaintextRule("kitchen", true).check(URI.create(address));
		assertThat(output).doesNotContain("plain ws://");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ws://kitchen:7331/ws", "ws://10.0.0.7/ws", "ws://127.0.0.1.evil.example/ws",
			"ws://localhost.evil.example/ws", "ws://0.0.0.0/ws", "ws:/no-host" })
	void anotherHostIsNotCalledInTheClearAndTheErrorNamesTheProperty(String address) {
		assertThatExceptionOfType(RemoteRefusedException.class)
			.isThrownBy(() -> new PlaintextRule("kitchen", false).check(URI.create(address)))
			.withMessageContaining("ensemble.network.allow-plaintext=true")
			.withMessageContaining("ensemble.network.peers.kitchen")
			.satisfies((ex) -> assertThat(ex.isTransient()).isFalse());
	}

	@Test
	void whereItIsAllowedItIsSaidAloudOnce(CapturedOutput output) {
		PlaintextRule rule = new PlaintextRule("kitchen", true);
		assertThatNoException().isThrownBy(() -> {
			rule.check(URI.create("ws://10.0.0.7/ws"));
			rule.check(URI.create("ws://10.0.0.7/ws"));
		});
		assertThat(output.getOut()).containsOnlyOnce("kitchen is called over plain ws:// at 10.0.0.7");
	}

}
