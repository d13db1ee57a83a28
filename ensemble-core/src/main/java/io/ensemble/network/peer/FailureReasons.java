package io.ensemble.network.peer;

import java.net.http.WebSocketHandshakeException;

import io.ensemble.network.failure.RemoteCallException;
import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.network.failure.RemoteUnreachableException;
import io.ensemble.work.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Puts into words, for the caller, why a peer did not answer.
 */
final class FailureReasons {

	private final String peer;

	FailureReasons(String peer) {
		this.peer = peer;
	}

	/**
	 * A connection could not be made.
	 * @param cause why
	 * @param asked whether the peer was asked before
	 * @return the failure of a call
	 */
	RemoteCallException of(Throwable cause, boolean asked) {
		if (cause instanceof RemoteCallException failure) {
			return failure;
		}
		if (cause instanceof WebSocketHandshakeException handshake) {
			int status = handshake.getResponse().statusCode();
			return (status == 401 || status == 403) ? refused("HTTP " + status)
					: unreachable("it answers with HTTP " + status, true, asked, cause);
		}
		boolean misconfigured = cause instanceof IllegalArgumentException;
		return unreachable(misconfigured ? "its address is not valid" : "no connection", !misconfigured, asked, cause);
	}

	RemoteUnreachableException unreachable(String why, boolean worthRetrying, boolean asked,
			@Nullable Throwable cause) {
		return new RemoteUnreachableException(this.peer, "%s cannot be reached: %s".formatted(this.peer, why),
				worthRetrying, asked, cause);
	}

	RemoteRefusedException refused(String answer) {
		return new RemoteRefusedException(this.peer, ErrorCode.FORBIDDEN,
				"%s refuses this ensemble's connection (%s)".formatted(this.peer, answer));
	}

	RemoteRefusedException tooLarge() {
		return new RemoteRefusedException(this.peer, ErrorCode.TOO_LARGE,
				"The message is larger than %s and this ensemble allow".formatted(this.peer));
	}

}
