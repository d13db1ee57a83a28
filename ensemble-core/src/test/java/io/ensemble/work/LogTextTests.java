package io.ensemble.work;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LogTextTests {

	@Test
	void leavesOrdinaryTextAlone() {
		assertThat(LogText.of("Küche 7: \"Crème brûlée\" 寿司 🍣")).isEqualTo("Küche 7: \"Crème brûlée\" 寿司 🍣");
	}

	@Test
	void keepsForgedLinesOnOneLine() {
		assertThat(LogText.of("a\r\n2026-01-01 ERROR forged\tb")).isEqualTo("a\\r\\n2026-01-01 ERROR forged\\tb");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u001b[31mred", "\u0000", "\u0007", "\u009b2J", "\u202e", "\u2028", "\u2029", "\ufeff",
			"\u200b", "\udb40\udc41", "\ud800" })
	void escapesWhatTerminalsObeyAndWhatHides(String text) {
		assertThat(LogText.of(text)).startsWith("\\u{").matches("[\\x20-\\x7e]+");
	}

	@Test
	void tellsAnEscapeFromOneThatWasWritten() {
		assertThat(LogText.of("\\n")).isNotEqualTo(LogText.of("\n"));
	}

	@Test
	void cutsLongTextAndSaysSo() {
		assertThat(LogText.of("x".repeat(1024 * 1024))).isEqualTo("x".repeat(256) + "... (1048320 more)");
		assertThat(LogText.of("🍣🍣🍣", 2)).isEqualTo("🍣🍣... (1 more)");
		assertThat(LogText.of("exact", 5)).isEqualTo("exact");
	}

	@Test
	void takesNull() {
		assertThat(LogText.of(null)).isEqualTo("null");
	}

}
