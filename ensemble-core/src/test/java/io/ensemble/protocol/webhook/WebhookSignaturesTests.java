package io.ensemble.protocol.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link WebhookSignatures} and {@link WebhookSecret}. The first example is the
 * one of the specification's own libraries.
 */
class WebhookSignaturesTests {

	private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

	private static final String OTHER = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

	private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";

	private static final Instant AT = Instant.ofEpochSecond(1614265330);

	private static final String TIMESTAMP = "1614265330";

	private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

	private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

	private final WebhookSignatures signatures = with(SECRET);

	@Test
	void signsLikeTheSpecification() {
		assertThat(this.signatures.sign(ID, AT, BODY)).isEqualTo(SIGNATURE);
		assertThat(this.signatures.isValid(ID, TIMESTAMP, SIGNATURE, BODY, AT)).isTrue();
	}

	@Test
	void signsAndAcceptsWithEverySecretInUse() {
		String signed = with(OTHER, SECRET).sign(ID, AT, BODY);
		assertThat(signed.split(" ")).hasSize(2).contains(SIGNATURE);
		assertThat(this.signatures.isValid(ID, TIMESTAMP, signed, BODY, AT)).isTrue();
		assertThat(with(OTHER, SECRET).isValid(ID, TIMESTAMP, SIGNATURE, BODY, AT)).isTrue();
		assertThat(with(OTHER).isValid(ID, TIMESTAMP, SIGNATURE, BODY, AT)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 300, -300, 301, -301, 86_400 })
	void acceptsNoMessageFromAnotherTime(long age) {
		boolean recent = Math.abs(age) <= 300;
		assertThat(this.signatures.isValid(ID, TIMESTAMP, SIGNATURE, BODY, AT.plusSeconds(age))).isEqualTo(recent);
	}

	@Test
	void everyPartIsSigned() {
		byte[] reserialised = "{\"test\":2432232314}".getBytes(StandardCharsets.UTF_8);
		assertThat(this.signatures.isValid(ID, TIMESTAMP, SIGNATURE, reserialised, AT)).isFalse();
		assertThat(this.signatures.isValid("msg_other", TIMESTAMP, SIGNATURE, BODY, AT)).isFalse();
		assertThat(this.signatures.isValid(ID, "1614265331", SIGNATURE, BODY, AT)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "v1,", "v1", "v0,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
			"g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "v1,not base64!", "v1,AAAA",
			"v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" })
	void acceptsNothingButAWholeSignatureOfThisVersion(String signature) {
		assertThat(this.signatures.isValid(ID, TIMESTAMP, signature, BODY, AT)).isFalse();
	}

	@Test
	void acceptsNothingThatIsMissing() {
		assertThat(this.signatures.isValid(null, TIMESTAMP, SIGNATURE, BODY, AT)).isFalse();
		assertThat(this.signatures.isValid("", TIMESTAMP, SIGNATURE, BODY, AT)).isFalse();
		assertThat(this.signatures.isValid(ID, null, SIGNATURE, BODY, AT)).isFalse();
		assertThat(this.signatures.isValid(ID, "soon", SIGNATURE, BODY, AT)).isFalse();
		assertThat(this.signatures.isValid(ID, TIMESTAMP, null, BODY, AT)).isFalse();
		assertThat(with().isValid(ID, TIMESTAMP, SIGNATURE, BODY, AT)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 24, 32, 64 })
	void secretsAreLongEnough(int bytes) {
		assertThat(WebhookSecret.parse(" whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]) + " "))
			.hasToString("WebhookSecret[hidden]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_!!",
			"whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" })
	void othersAreRefusedWithoutBeingShown(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> WebhookSecret.parse(text))
			.withMessage(WebhookSecret.FORM);
	}

	@Test
	void tooLongSecretsAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> WebhookSecret.parse("whsec_" + Base64.getEncoder().encodeToString(new byte[65])));
	}

	private static WebhookSignatures with(String... secrets) {
		return new WebhookSignatures(List.of(secrets).stream().map(WebhookSecret::parse).toList());
	}

}
