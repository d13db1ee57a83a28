package io.ensemble.engine.delivery.webhook.destination;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

import io.ensemble.work.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DestinationRules}, {@link WebhookAddress} and {@link AddressKind}.
 */
class DestinationRulesTests {

	private static final DestinationSettings PUBLIC = new DestinationSettings(Set.of(), true, false);

	@ParameterizedTest
	@ValueSource(strings = { "", "/path", "file:///etc/passwd", "gopher://127.0.0.1:6379/_x", "ftp://example.com/",
			"javascript:alert(1)", "http:///x", "http://user@partner.example/", "http://user:pw@partner.example/",
			"http://partner.example/#x", "http://partner.example:0/", "http://partner.example:65536/",
			"http://partner.example/a b", "http://partner.example/\r\nX: y", "http://partner.example\r\n/",
			"http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/", "http://999.1.1.1/",
			"http://[fe80::1%25eth0]/", "http://127.0.0.1/", "http://127.8.8.8/", "http://[::1]/", "http://0.0.0.0/",
			"http://[::]/", "http://169.254.169.254/latest/meta-data", "http://10.0.0.1/", "http://172.16.0.1/",
			"http://192.168.1.1/", "http://100.64.0.1/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
			"http://[::127.0.0.1]/", "http://[fd00::1]/", "http://[fe80::1]/", "http://[fec0::1]/", "http://[ff02::1]/",
			"http://224.0.0.1/", "http://255.255.255.255/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
			"http://192.0.2.1/", "http://[2001:db8::1]/", "http://[2001::1]/", "http://localhost/",
			"http://LOCALHOST./", "http://a.localhost/", "http://partner.example:6379/", "http://partner.example:22/",
			"http://partner.example/\ud800", "http://partner.example/?a=\udc00", "http://partner.example/\u1fef" })
	void whatCanBeSeenToBeWrongIsRefused(String address) {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> check(PUBLIC, address))
			.satisfies((refused) -> assertThat(refused.getField()).isEqualTo("delivery.address"))
			.satisfies((refused) -> assertThat(refused.getMessage()).startsWith("must "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://partner.example", "https://partner.example/hook?a=b&c=%0d%0a",
			"HTTPS://Partner.Example:8443/x", "http://partner.example", "https://198.41.0.4/",
			"https://[2606:4700::1111]/", "https://[64:ff9b::c629:4]/",
			"https://partner.example/caf\u00e9/\ud83c\udf55" })
	void publicAddressesAreTaken(String address) {
		assertThatCode(() -> check(PUBLIC, address)).doesNotThrowAnyException();
	}

	@Test
	void plainHttpHasToBeAllowed() {
		DestinationSettings secure = new DestinationSettings(Set.of(), false, false);
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> check(secure, "http://partner.example/"))
			.withMessage("must be an https URL");
		assertThatCode(() -> check(secure, "https://partner.example/")).doesNotThrowAnyException();
	}

	@Test
	void onlyListedHostsAreTakenIfThereIsAList() {
		DestinationSettings listed = new DestinationSettings(
				Set.of("partner.example", "*.Trusted.example", "odd.example:9000"), false, false);
		for (String good : List.of("https://partner.example/", "https://PARTNER.example./",
				"https://a.trusted.example/", "https://a.b.trusted.example:8443/", "https://odd.example:9000/")) {
			assertThatCode(() -> check(listed, good)).as(good).doesNotThrowAnyException();
		}
		for (String bad : List.of("https://evil.example/", "https://evil-partner.example/", "https://trusted.example/",
				"https://eviltrusted.example/", "https://partner.example:9000/", "https://odd.example/",
				"https://partner.example.evil.example/")) {
			assertThatExceptionOfType(InvalidRequestException.class).as(bad).isThrownBy(() -> check(listed, bad));
		}
	}

	@Test
	void aListedHostIsNotTrustedToBePublic() {
		DestinationSettings listed = new DestinationSettings(Set.of("partner.example"), true, false);
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> resolve(listed, "198.41.0.4", "127.0.0.1"));
	}

	@Test
	void oneBadAddressIsEnoughToRefuseAName() throws Exception {
		assertThat(resolve(PUBLIC, "198.41.0.4", "2606:4700::1111")).hasSize(2);
		for (String bad : List.of("127.0.0.1", "::1", "10.1.2.3", "169.254.169.254", "0.0.0.0", "fd00::1")) {
			assertThatExceptionOfType(InvalidRequestException.class).as(bad)
				.isThrownBy(() -> resolve(PUBLIC, "198.41.0.4", bad));
		}
	}

	@Test
	void privateAddressesAreTakenIfAllowedButNoOthers() throws Exception {
		DestinationSettings intranet = new DestinationSettings(Set.of(), true, true);
		assertThat(resolve(intranet, "127.0.0.1", "10.1.2.3", "fd00::1", "100.64.0.1")).hasSize(4);
		for (String bad : List.of("169.254.169.254", "0.0.0.0", "224.0.0.1", "fe80::1", "::")) {
			assertThatExceptionOfType(InvalidRequestException.class).as(bad).isThrownBy(() -> resolve(intranet, bad));
		}
	}

	@Test
	void aNameWithoutAddressesIsUnknown() {
		assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> resolve(PUBLIC));
	}

	@Test
	void anAddressShowsItsHostOnly() {
		WebhookAddress address = WebhookAddress.parse("https://Partner.example:8443/tok%65n/\u00fc?key=secret");
		assertThat(address).hasToString("partner.example");
		assertThat(address.authority()).isEqualTo("partner.example:8443");
		assertThat(address.target()).isEqualTo("/tok%65n/%C3%BC?key=secret");
		assertThat(WebhookAddress.parse("http://[2606:4700::1111]").authority()).isEqualTo("[2606:4700::1111]");
		assertThat(WebhookAddress.parse("https://a.example:443?x").target()).isEqualTo("/?x");
	}

	private static void check(DestinationSettings settings, String address) {
		new DestinationRules(settings, (host) -> {
			throw new AssertionError("must not be looked up: " + host);
		}).check(WebhookAddress.parse(address));
	}

	private static List<InetAddress> resolve(DestinationSettings settings, String... found)
			throws UnknownHostException {
		InetAddress[] addresses = new InetAddress[found.length];
		for (int i = 0; i < found.length; i++) {
			addresses[i] = InetAddress.getByName(found[i]);
		}
		return new DestinationRules(settings, (host) -> List.of(addresses))
			.resolve(WebhookAddress.parse("https://partner.example/"));
	}

}
