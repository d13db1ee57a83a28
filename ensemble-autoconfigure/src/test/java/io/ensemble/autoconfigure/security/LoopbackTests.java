package io.ensemble.autoconfigure.security;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LoopbackTests {

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.1.2.3", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1", "::1%lo" })
	void addressesOfThisMachineAreLocal(String address) {
		assertThat(Loopback.isAddress(address)).isTrue();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "10.0.0.1", "128.0.0.1", "127.0.0.256", "127.0.0.1.evil.example", "2130706433",
			"0.0.0.0", "::", "::2", "fe80::1", "::ffff:10.0.0.1", "localhost", "127.1" })
	void otherAddressesAreNot(String address) {
		assertThat(Loopback.isAddress(address)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST:7329", "127.0.0.1", "127.0.0.1:80", "127.9.9.9", "[::1]",
			"[::1]:7329" })
	void namesOfThisMachineAreLocal(String host) {
		assertThat(Loopback.isHost(host)).isTrue();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "evil.example", "localhost.evil.example", "evil.example:127.0.0.1",
			"localhost@evil.example", "localhost:", "localhost:1:2", "127.0.0.1.nip.io", "0x7f.1", "::1", "[::]",
			"localhost,evil.example", "localhost." })
	void otherNamesAreNot(String host) {
		assertThat(Loopback.isHost(host)).isFalse();
	}

}
