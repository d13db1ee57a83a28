package io.ensemble.autoconfigure.security;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a call before anybody decides about it.
 *
 * @param remoteAddress the address of the peer of the connection, not of a forwarded
 * client
 * @param host the {@code Host} header
 * @param forwarded whether a proxy says that it passed the call on
 * @param origin the {@code Origin} header
 * @param authorization the {@code Authorization} header
 * @param principal the name of the user that Spring Security authenticated
 */
public record CallFacts(@Nullable String remoteAddress, @Nullable String host, boolean forwarded,
		@Nullable String origin, @Nullable String authorization, @Nullable String principal) {

	/**
	 * Whether the call comes from this machine and was meant for it: by address, by the
	 * name that was called (which stops DNS rebinding), and not by way of a proxy.
	 * @return {@code true} only if all of that holds
	 */
	boolean isLocal() {
		return !this.forwarded && Loopback.isAddress(this.remoteAddress) && Loopback.isHost(this.host);
	}

	/**
	 * Whether a page of another site made a browser send this.
	 * @return {@code true} if there is an origin and it is not the called host
	 */
	boolean isCrossSite() {
		if (this.origin == null) {
			return false;
		}
		int authority = this.origin.indexOf("://");
		return authority < 0 || !this.origin.substring(authority + "://".length()).equalsIgnoreCase(this.host);
	}

}
