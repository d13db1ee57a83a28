package io.ensemble.autoconfigure.security;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SharedSecretTests {

	private final SharedSecret secret = new SharedSecret("s3cret");

	@ParameterizedTest
	@ValueSource(strings = { "Bearer s3cret", "bearer s3cret", "BEARER  s3cret " })
	void theSecretAsABearerTokenMatches(String authorization) {
		assertThat(this.secret.matches(authorization)).isTrue();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "Bearer", "Bearer ", "s3cret", "Basic s3cret", "Bearer s3cre", "Bearer s3cret2",
			"Bearer S3CRET", "Bearer s3cret, Bearer x" })
	void nothingElseMatches(String authorization) {
		assertThat(this.secret.matches(authorization)).isFalse();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "  " })
	void withoutASecretNothingMatches(String none) {
		SharedSecret unset = new SharedSecret(none);
		assertThat(unset.isSet()).isFalse();
		assertThat(unset.matches("Bearer ")).isFalse();
		assertThat(unset.matches("Bearer " + none)).isFalse();
	}

	@Test
	void theSecretIsNotPrinted() {
		assertThat(this.secret.toString()).doesNotContain("s3cret");
		assertThat(new EnsembleSecurityProperties("s3cret", EnsembleSecurityProperties.Mode.MESH).toString())
			.doesNotContain("s3cret");
	}

}
