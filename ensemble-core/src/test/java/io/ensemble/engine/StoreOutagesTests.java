package io.ensemble.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

import io.ensemble.time.VirtualTime;
import io.ensemble.transport.StoreUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class StoreOutagesTests {

	private static final StoreUnavailableException REFUSED = new StoreUnavailableException("connection\nrefused", null);

	private final VirtualTime time = new VirtualTime();

	private final StoreOutages outages = new StoreOutages(this.time);

	@Test
	void theFirstFailureIsToldAtOnceWithItsCauseOnOneLine(CapturedOutput output) {
		this.outages.failed("r1 cannot be taken in", new CompletionException(REFUSED));
		assertThat(lines(output)).singleElement()
			.asString()
			.endsWith("does not answer: r1 cannot be taken in: connection\\nrefused");
	}

	@Test
	void whatTheStoreItselfSaidIsTold(CapturedOutput output) {
		IllegalStateException login = new IllegalStateException("password authentication failed");
		this.outages.failed("r1 cannot be taken in",
				new StoreUnavailableException("The database cannot be reached", new IllegalStateException(login)));
		assertThat(lines(output)).singleElement()
			.asString()
			.endsWith("The database cannot be reached: password authentication failed");
	}

	@Test
	void whatFailsThenIsCountedAndToldEveryFifteenSeconds(CapturedOutput output) {
		for (int second = 0; second <= 30; second++) {
			this.outages.failed("call " + second, REFUSED);
			this.outages.failed("again " + second, null);
			this.time.advance(Duration.ofSeconds(1));
		}
		assertThat(lines(output)).satisfiesExactly((line) -> assertThat(line).contains("call 0"),
				(line) -> assertThat(line).contains(" 30 calls failed", "call 15"),
				(line) -> assertThat(line).contains(" 30 calls failed", "call 30"));
	}

	@Test
	void theEndIsToldOnceWithTheLengthOfTheOutage(CapturedOutput output) {
		this.outages.answered();
		this.outages.failed("r1 cannot be taken in", REFUSED);
		this.time.advance(Duration.ofSeconds(7));
		this.outages.failed("r2 cannot be taken in", REFUSED);
		this.outages.answered();
		this.outages.answered();
		assertThat(lines(output)).hasSize(2).last().asString().endsWith("answers again after 7 s, 2 calls had failed");
	}

	@Test
	void aStoreThatComesAndGoesDoesNotFillTheLogEither(CapturedOutput output) {
		for (int second = 0; second < 60; second++) {
			this.outages.failed("r" + second, REFUSED);
			this.outages.answered();
			this.time.advance(Duration.ofSeconds(1));
		}
		assertThat(lines(output)).hasSize(8);
	}

	@Test
	void aClockThatIsSetBackKeepsNothingQuiet(CapturedOutput output) {
		AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-06T09:00:00Z"));
		StoreOutages set = new StoreOutages(now::get);
		set.failed("r1", REFUSED);
		now.set(now.get().minus(Duration.ofHours(1)));
		set.failed("r2", REFUSED);
		assertThat(lines(output)).hasSize(2);
	}

	private static List<String> lines(CapturedOutput output) {
		return output.getOut().lines().filter((line) -> line.contains("The store of work")).toList();
	}

}
