package io.ensemble.engine.delivery.webhook.destination;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

import io.ensemble.work.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * The address of a webhook, well-formed. Its path may be a secret of the receiver, so it
 * shows its host only.
 *
 * @param secure whether it is {@code https}
 * @param host the name or address of the host, in lower case, IPv6 without brackets
 * @param port the port
 * @param target path and query, as they go over the wire
 */
public record WebhookAddress(boolean secure, String host, int port, String target) {

	private static final int HTTPS_PORT = 443;

	private static final int HTTP_PORT = 80;

	private static final int MAX_PORT = 65_535;

	private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

	private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

	/** What resolvers may take for an address in one of its old forms. */
	private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

	/**
	 * Read an address.
	 * @param text the address as a caller gave it
	 * @return the address
	 * @throws InvalidRequestException if it is none
	 */
	public static WebhookAddress parse(@Nullable String text) {
		URI uri = uri(text);
		String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
		check(scheme.equals("https") || scheme.equals("http"), "must be an http or https URL");
		String host = uri.getHost();
		check(host != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null,
				"must name a host, and have neither credentials nor a fragment");
		check(uri.getPort() != 0 && uri.getPort() <= MAX_PORT, "must have a port from 1 to 65535");
		boolean secure = scheme.equals("https");
		int standard = secure ? HTTPS_PORT : HTTP_PORT;
		return new WebhookAddress(secure, plain(String.valueOf(host)), (uri.getPort() > 0) ? uri.getPort() : standard,
				target(uri));
	}

	/**
	 * Whether the host is an IPv6 address.
	 * @return {@code true} if it is
	 */
	public boolean isIpv6() {
		return this.host.indexOf(':') >= 0;
	}

	/**
	 * Whether the host is an address of either kind, and no name.
	 * @return {@code true} if it is
	 */
	public boolean isLiteral() {
		return isIpv6() || IPV4.matcher(this.host).matches();
	}

	/**
	 * What the request calls its host.
	 * @return host and port, the port left out if it is that of the scheme
	 */
	public String authority() {
		String name = isIpv6() ? "[" + this.host + "]" : this.host;
		return (this.port == (this.secure ? HTTPS_PORT : HTTP_PORT)) ? name : name + ":" + this.port;
	}

	private static URI uri(@Nullable String text) {
		if (text == null || text.isEmpty()) {
			throw invalid("must be the URL of the receiver");
		}
		check(StandardCharsets.UTF_8.newEncoder().canEncode(text), "must be text that can be written in UTF-8");
		try {
			// What is not ASCII may become, escaped and normalised, what an address must
			// not have.
			return new URI(new URI(text).toASCIIString());
		}
		catch (URISyntaxException ex) {
			throw invalid("must be an http or https URL");
		}
	}

	private static String target(URI uri) {
		String path = uri.getRawPath();
		String query = uri.getRawQuery();
		return ((path == null || path.isEmpty()) ? "/" : path) + ((query != null) ? "?" + query : "");
	}

	private static String plain(String host) {
		String lower = host.toLowerCase(Locale.ROOT);
		if (lower.startsWith("[")) {
			check(lower.indexOf('%') < 0, "must not name a network interface");
			return lower.substring(1, lower.length() - 1);
		}
		String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
		check(!ENDS_IN_NUMBER.matcher(name).matches() || IPV4.matcher(name).matches(),
				"must name a host, or an address in its usual form");
		return name;
	}

	private static void check(boolean valid, String otherwise) {
		if (!valid) {
			throw invalid(otherwise);
		}
	}

	static InvalidRequestException invalid(String message) {
		return new InvalidRequestException("delivery.address", message);
	}

	@Override
	public String toString() {
		return this.host;
	}

}
