package io.ensemble.autoconfigure.network.server;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which web pages may open a connection: those of the ensemble itself, and those of the
 * listed origins, compared letter by letter.
 *
 * @param origins the listed origins
 */
record AllowedOrigins(List<String> origins) {

	/**
	 * Check a handshake.
	 * @param origin the {@code Origin} header; {@code null} from whoever is no browser
	 * @param host the {@code Host} header
	 * @return whether it may go on
	 */
	boolean allow(@Nullable String origin, @Nullable String host) {
		return origin == null || this.origins.contains(origin)
				|| (host != null && (origin.equals("http://" + host) || origin.equals("https://" + host)));
	}

}
