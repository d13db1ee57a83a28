package io.ensemble.autoconfigure.security;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Tells this machine from others, by text alone: no name is ever looked up.
 */
final class Loopback {

	private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

	private static final String IPV4 = "127(?:\\." + OCTET + "){3}";

	private static final Pattern ADDRESS = Pattern.compile(IPV4 + "|::1|0:0:0:0:0:0:0:1|(?:::|0:0:0:0:0:)ffff:" + IPV4,
			Pattern.CASE_INSENSITIVE);

	private static final Pattern HOST = Pattern.compile("(?:localhost|" + IPV4 + "|\\[::1])(?::\\d{1,5})?");

	private Loopback() {
	}

	static boolean isAddress(@Nullable String address) {
		return address != null && ADDRESS.matcher(withoutZone(address)).matches();
	}

	static boolean isHost(@Nullable String host) {
		return host != null && HOST.matcher(host.toLowerCase(Locale.ROOT)).matches();
	}

	private static String withoutZone(String address) {
		int zone = address.indexOf('%');
		return (zone < 0) ? address : address.substring(0, zone);
	}

}
