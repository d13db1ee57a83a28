package io.ensemble.network.wire;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FrameAssemblerTests {

	private final FrameAssembler assembler = new FrameAssembler(10);

	@Test
	void putsPartsTogetherAndStartsAnew() {
		assertThat(this.assembler.add("abc", false)).isNull();
		assertThat(this.assembler.add("", false)).isNull();
		assertThat(this.assembler.add("de", true)).isEqualTo("abcde");
		assertThat(this.assembler.add("fghij", true)).isEqualTo("fghij");
	}

	@Test
	void acceptsTheLimitAndNotOneByteMore() {
		assertThat(this.assembler.add("1234567890", true)).hasSize(10);
		assertThatExceptionOfType(FrameTooLargeException.class)
			.isThrownBy(() -> this.assembler.add("12345678901", true));
	}

	@Test
	void countsBytesAndNotCharacters() {
		assertThatExceptionOfType(FrameTooLargeException.class).isThrownBy(() -> this.assembler.add("€€€€", true));
	}

	@Test
	void countsAPairOfSurrogatesRightWhereverItIsCut() {
		assertThat(this.assembler.add("abcdef\uD83D", false)).isNull();
		assertThat(this.assembler.add("\uDE00", true)).isEqualTo("abcdef😀");
	}

	@Test
	void refusesAsSoonAsTheLimitIsPassedAndTellsHowTheMessageBegan() {
		this.assembler.add("{\"id\":", false);
		assertThatExceptionOfType(FrameTooLargeException.class).isThrownBy(() -> this.assembler.add("12345", false))
			.satisfies((ex) -> assertThat(ex.getBeginning()).isEqualTo("{\"id\":12345"));
	}

	@Test
	void holdsNothingBackAfterAMillionEmptyParts() {
		for (int i = 0; i < 1_000_000; i++) {
			assertThat(this.assembler.add("", false)).isNull();
		}
		assertThat(this.assembler.add("end", true)).isEqualTo("end");
	}

}
