package io.ensemble.engine.delivery.webhook.destination;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Who can be behind an address, after the registries of special-purpose addresses of IANA
 * (RFC 6890 and its updates).
 */
enum AddressKind {

	/** Anybody on the internet. */
	PUBLIC,

	/** This machine or its own network. */
	PRIVATE,

	/** Nobody that a result could be meant for. */
	FORBIDDEN;

	private static final List<Range> PRIVATE_RANGES = ranges("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12",
			"192.168.0.0/16", "100.64.0.0/10", "::1/128", "fc00::/7", "fec0::/10");

	private static final List<Range> FORBIDDEN_RANGES = ranges("0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24",
			"192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
			"2001::/23", "2001:db8::/32", "3fff::/20");

	private static final Range GLOBAL_UNICAST = Range.of("2000::/3");

	// Addresses that carry an IPv4 address in them, and where in them it stands.
	private static final List<Range> NAT64 = ranges("64:ff9b::/96", "::ffff:0:0:0/96", "::/96");

	private static final Range SIX_TO_FOUR = Range.of("2002::/16");

	static AddressKind of(InetAddress address) {
		byte[] bytes = address.getAddress();
		if (PRIVATE_RANGES.stream().anyMatch((range) -> range.contains(bytes))) {
			return PRIVATE;
		}
		if (FORBIDDEN_RANGES.stream().anyMatch((range) -> range.contains(bytes))) {
			return FORBIDDEN;
		}
		return (address instanceof Inet4Address) ? PUBLIC : ofIpv6(bytes);
	}

	// Nobody has a reason to hide an IPv4 address in an IPv6 one here, so it is never
	// better than forbidden, unless the network translates (NAT64).
	private static AddressKind ofIpv6(byte[] bytes) {
		if (NAT64.stream().anyMatch((range) -> range.contains(bytes))) {
			return (of(ipv4(bytes, bytes.length - 4)) == PUBLIC) ? PUBLIC : FORBIDDEN;
		}
		if (SIX_TO_FOUR.contains(bytes)) {
			return (of(ipv4(bytes, 2)) == PUBLIC) ? PUBLIC : FORBIDDEN;
		}
		return GLOBAL_UNICAST.contains(bytes) ? PUBLIC : FORBIDDEN;
	}

	private static InetAddress ipv4(byte[] bytes, int from) {
		try {
			return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("Four bytes are an address", ex);
		}
	}

	private static List<Range> ranges(String... blocks) {
		return Arrays.stream(blocks).map(Range::of).toList();
	}

	/**
	 * A block of addresses.
	 *
	 * @param prefix its first address
	 * @param bits how many bits of it all have in common
	 */
	private record Range(byte[] prefix, int bits) {

		static Range of(String block) {
			String[] parts = block.split("/");
			try {
				return new Range(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
			}
			catch (UnknownHostException ex) {
				throw new IllegalStateException(ex);
			}
		}

		boolean contains(byte[] address) {
			if (address.length != this.prefix.length) {
				return false;
			}
			int bytes = this.bits / Byte.SIZE;
			int rest = Byte.SIZE - this.bits % Byte.SIZE;
			return Arrays.equals(address, 0, bytes, this.prefix, 0, bytes)
					&& (rest == Byte.SIZE || (address[bytes] & 0xff) >> rest == (this.prefix[bytes] & 0xff) >> rest);
		}

	}

}
