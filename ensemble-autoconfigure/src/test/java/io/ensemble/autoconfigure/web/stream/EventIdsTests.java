package io.ensemble.autoconfigure.web.stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EventIdsTests {

	private final EventIds ids = new EventIds("4c1f");

	@Test
	void anIdLeadsBackToItsEvent() {
		assertThat(this.ids.sequence(this.ids.of(5000))).isEqualTo(5000);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "5000", "beef-5000", "4c1f5000", "4c1f-", "4c1f--1", "4c1f-9999999999999999999", "" })
	void anIdThatThisProcessDidNotGiveSaysNothing(String id) {
		assertThat(this.ids.sequence(id)).isZero();
	}

}
