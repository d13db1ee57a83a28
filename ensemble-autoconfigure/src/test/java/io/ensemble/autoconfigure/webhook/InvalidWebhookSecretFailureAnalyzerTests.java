package io.ensemble.autoconfigure.webhook;

import java.util.List;

import io.ensemble.autoconfigure.web.RunningKitchen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class InvalidWebhookSecretFailureAnalyzerTests {

	@Test
	void theApplicationDoesNotStartAndNamesThePropertyWithoutItsValue(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> RunningKitchen.start("ensemble.delivery.webhook.secrets=whsec_c2hvcnQ="));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("ensemble.delivery.webhook.secrets holds no secret: it must be whsec_ and the Base64 of 24")
			.contains("openssl rand")
			.doesNotContain("c2hvcnQ");
	}

	@Test
	void noSecretIsNone() {
		assertThatExceptionOfType(InvalidWebhookSecretException.class)
			.isThrownBy(() -> WebhookSecrets.signatures("a.b", List.of()));
		assertThatExceptionOfType(InvalidWebhookSecretException.class)
			.isThrownBy(() -> WebhookSecrets.signatures("a.b", List.of("")));
	}

}
