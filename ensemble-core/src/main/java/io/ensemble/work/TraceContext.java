package io.ensemble.work;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/**
 * The trace that a request belongs to, in W3C Trace Context form.
 *
 * @param traceparent version, trace id, parent span id and flags
 * @param tracestate vendor data that is passed on untouched
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public record TraceContext(String traceparent, @Nullable String tracestate) {

	private static final int MAX_STATE_LENGTH = 512;

	private static final int TRACE_ID_START = 3;

	private static final int SPAN_ID_START = 36;

	private static final int SPAN_ID_END = 52;

	private static final int FLAGS_END = 55;

	private static final String RESERVED_VERSION = "ff";

	public TraceContext {
		if (!isValid(traceparent)) {
			throw new InvalidRequestException("traceContext.traceparent", "must be a W3C traceparent");
		}
		if (tracestate != null && tracestate.length() > MAX_STATE_LENGTH) {
			tracestate = null;
		}
	}

	/**
	 * Whether the text is a usable W3C {@code traceparent}.
	 * @param traceparent the candidate
	 * @return {@code false} for anything that the standard tells receivers to ignore
	 */
	public static boolean isValid(@Nullable String traceparent) {
		return traceparent != null && traceparent.length() <= MAX_STATE_LENGTH && traceparent.length() >= FLAGS_END
				&& isWellFormed(traceparent);
	}

	/**
	 * Start a trace of its own.
	 * @param random the source of ids
	 * @return a new sampled trace
	 */
	public static TraceContext create(RandomGenerator random) {
		return new TraceContext("00-" + hex(random) + hex(random) + "-" + hex(random) + "-01", null);
	}

	/**
	 * Name a trace after something, the same for the same seed.
	 * @param seed what the trace is about
	 * @return a sampled trace
	 */
	public static TraceContext derivedFrom(String seed) {
		String digest = Digest.sha256(seed);
		return new TraceContext("00-%s-%s-01".formatted(digest.substring(0, 32), digest.substring(32, 48)), null);
	}

	/**
	 * Go one step down in the same trace.
	 * @param random the source of span ids
	 * @return the context of a child
	 */
	public TraceContext child(RandomGenerator random) {
		String flags = this.traceparent.substring(SPAN_ID_END + 1, SPAN_ID_END + 3);
		return new TraceContext("00-" + traceId() + "-" + hex(random) + "-" + flags, this.tracestate);
	}

	/**
	 * The id that all work of this trace shares.
	 * @return 32 hexadecimal digits
	 */
	public String traceId() {
		return this.traceparent.substring(TRACE_ID_START, SPAN_ID_START - 1);
	}

	/**
	 * The id of the span that sent this context.
	 * @return 16 hexadecimal digits
	 */
	public String spanId() {
		return this.traceparent.substring(SPAN_ID_START, SPAN_ID_END);
	}

	private static boolean isWellFormed(String traceparent) {
		return isHex(traceparent, 0, TRACE_ID_START - 1) && !traceparent.startsWith(RESERVED_VERSION)
				&& isId(traceparent, TRACE_ID_START, SPAN_ID_START - 1) && isId(traceparent, SPAN_ID_START, SPAN_ID_END)
				&& isDash(traceparent, SPAN_ID_END) && isHex(traceparent, SPAN_ID_END + 1, FLAGS_END)
				&& (traceparent.length() == FLAGS_END || isTail(traceparent));
	}

	private static boolean isTail(String traceparent) {
		return isDash(traceparent, FLAGS_END)
				&& traceparent.chars().skip(FLAGS_END).allMatch((character) -> character > ' ' && character <= '~');
	}

	private static boolean isId(String text, int start, int end) {
		if (!isDash(text, start - 1) || !isHex(text, start, end)) {
			return false;
		}
		for (int i = start; i < end; i++) {
			if (text.charAt(i) != '0') {
				return true;
			}
		}
		return false;
	}

	private static boolean isHex(String text, int start, int end) {
		for (int i = start; i < end; i++) {
			char digit = text.charAt(i);
			if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
				return false;
			}
		}
		return true;
	}

	private static boolean isDash(String text, int at) {
		return text.charAt(at) == '-';
	}

	private static String hex(RandomGenerator random) {
		long value = random.nextLong();
		return HexFormat.of().toHexDigits((value != 0) ? value : 1);
	}

}
