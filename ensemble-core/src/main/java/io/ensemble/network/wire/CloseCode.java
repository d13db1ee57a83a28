package io.ensemble.network.wire;

/**
 * The WebSocket close codes that are used here.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1">RFC 6455, section
 * 7.4.1</a>
 */
public final class CloseCode {

	/** The connection did its work. */
	public static final int NORMAL = 1000;

	/** The end point goes away, or nothing came for too long. */
	public static final int GOING_AWAY = 1001;

	/** Only text is spoken here. */
	public static final int NOT_ACCEPTABLE = 1003;

	/** The connection broke without a close frame; never sent. */
	public static final int ABNORMAL = 1006;

	/** The peer broke a rule. */
	public static final int POLICY_VIOLATION = 1008;

	/** A message was larger than allowed. */
	public static final int TOO_BIG = 1009;

	/** The peer reads too slowly; it may come again. */
	public static final int TRY_AGAIN_LATER = 1013;

	private CloseCode() {
	}

}
