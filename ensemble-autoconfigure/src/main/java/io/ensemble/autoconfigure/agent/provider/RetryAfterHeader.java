package io.ensemble.autoconfigure.agent.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Reads when to come again, as RFC 9110 has it: in seconds, or as a date, which is
 * compared with the date of the answer and not with a clock of ours. Some providers add
 * {@code retry-after-ms}, which is finer.
 */
final class RetryAfterHeader {

	private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

	private static final double MILLIS = 1000;

	private RetryAfterHeader() {
	}

	static Optional<Duration> of(HttpHeaders headers) {
		return number(headers.getFirst("retry-after-ms"), 1)
			.or(() -> number(headers.getFirst(HttpHeaders.RETRY_AFTER), MILLIS))
			.or(() -> date(headers));
	}

	private static Optional<Duration> number(@Nullable String text, double millis) {
		return (text != null && NUMBER.matcher(text.strip()).matches())
				? Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(text.strip()) * millis)))
				: Optional.empty();
	}

	private static Optional<Duration> date(HttpHeaders headers) {
		try {
			long again = headers.getFirstDate(HttpHeaders.RETRY_AFTER);
			long now = headers.getFirstDate(HttpHeaders.DATE);
			return (again >= 0 && now >= 0)
					? Optional
						.of(Duration.between(Instant.ofEpochMilli(now), Instant.ofEpochMilli(Math.max(now, again))))
					: Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
