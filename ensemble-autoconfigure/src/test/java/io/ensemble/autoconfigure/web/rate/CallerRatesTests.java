package io.ensemble.autoconfigure.web.rate;

import java.time.Duration;
import java.util.stream.IntStream;

import io.ensemble.autoconfigure.security.CallFacts;
import io.ensemble.time.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallerRatesTests {

	private final VirtualTime time = new VirtualTime();

	private final CallerRates rates = new CallerRates(3, this.time);

	@Test
	void eachAddressHasItsOwn() {
		assertThat(take(call("192.0.2.1", null), 10)).isEqualTo(3);
		assertThat(take(call("192.0.2.2", null), 10)).isEqualTo(3);
		this.time.advance(Duration.ofSeconds(1));
		assertThat(take(call("192.0.2.1", null), 10)).isEqualTo(3);
	}

	@Test
	void aUserHasOneWhereverItCallsFrom() {
		assertThat(take(call("192.0.2.1", "alice"), 2)).isEqualTo(2);
		assertThat(take(call("192.0.2.2", "alice"), 10)).isEqualTo(1);
		assertThat(take(call("192.0.2.1", "bob"), 10)).isEqualTo(3);
		assertThat(take(call("192.0.2.1", null), 10)).isEqualTo(3);
	}

	@Test
	void aUserCannotTakeWhatBelongsToAnAddress() {
		assertThat(take(call("192.0.2.9", "192.0.2.1"), 10)).isEqualTo(3);
		assertThat(take(call("192.0.2.1", null), 10)).isEqualTo(3);
	}

	@Test
	void zeroIsNoLimitAndRemembersNobody() {
		CallerRates none = new CallerRates(0, this.time);
		assertThat(IntStream.range(0, 100).allMatch((i) -> none.take(call("192.0.2.1", null)))).isTrue();
		assertThat(none.knownCallers()).isZero();
	}

	@Test
	void onlyTheLatestCallersAreRemembered() {
		CallFacts busy = call("busy", null);
		for (int i = 0; i < 50_000; i++) {
			this.rates.take(call("host-" + i, null));
			this.rates.take(busy);
		}
		assertThat(this.rates.knownCallers()).isEqualTo(10_000);
		assertThat(this.rates.take(busy)).isFalse();
	}

	private int take(CallFacts call, int times) {
		return (int) IntStream.range(0, times).filter((i) -> this.rates.take(call)).count();
	}

	private static CallFacts call(String address, String principal) {
		return new CallFacts(address, "localhost", false, null, null, principal);
	}

}
