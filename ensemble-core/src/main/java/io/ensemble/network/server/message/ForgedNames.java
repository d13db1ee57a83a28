package io.ensemble.network.server.message;

import io.ensemble.network.server.PeerSession;
import io.ensemble.work.LogText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that writes down who tried to use whose name.
 */
public final class ForgedNames {

	private static final Logger logger = LoggerFactory.getLogger(ForgedNames.class);

	private ForgedNames() {
	}

	/**
	 * Write it down.
	 * @param name the name that was used
	 * @param session the connection that used it
	 * @return what to tell the peer
	 */
	public static String noted(@Nullable String name, PeerSession session) {
		logger.warn("Refused: {} (caller {}) uses the name {}", session, LogText.of(session.caller()),
				LogText.of(name));
		return "This connection may not use that name";
	}

}
