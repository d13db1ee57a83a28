package io.ensemble.autoconfigure.security;

import java.util.stream.Stream;

import io.ensemble.autoconfigure.security.CallerDecision.Denied;
import io.ensemble.autoconfigure.security.CallerDecision.Granted;
import io.ensemble.autoconfigure.security.CallerDecision.Reason;
import io.ensemble.work.WorkKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class CallerPolicyTests {

	private static final Granted ANYONE = new Granted(WorkKey.ANYONE);

	private static final String TOKEN = "Bearer s3cret";

	private static final CallFacts LOCAL = new CallFacts("127.0.0.1", "localhost:7329", false, null, null, null);

	private static final CallFacts REMOTE = new CallFacts("10.0.0.7", "kitchen:7329", false, null, null, null);

	private final CallerPolicy open = new CallerPolicy(new SharedSecret(null), false, false);

	private final CallerPolicy secret = new CallerPolicy(new SharedSecret("s3cret"), false, false);

	private final CallerPolicy spring = new CallerPolicy(new SharedSecret(null), false, true);

	@Test
	void untilSecurityIsConfiguredOnlyTheMachineItselfIsServed() {
		assertThat(this.open.toRead(LOCAL)).isEqualTo(ANYONE);
		assertThat(this.open.toWrite(LOCAL)).isEqualTo(ANYONE);
		assertThat(this.open.toDrain(LOCAL)).isEqualTo(ANYONE);
		assertNotConfigured(REMOTE);
	}

	@Test
	void aLocalAddressIsNotEnough() {
		assertNotConfigured(new CallFacts("127.0.0.1", "evil.example", false, null, null, null));
		assertNotConfigured(new CallFacts("127.0.0.1", null, false, null, null, null));
		assertNotConfigured(new CallFacts("127.0.0.1", "localhost", true, null, null, null));
		assertNotConfigured(new CallFacts("10.0.0.7", "localhost", false, null, null, null));
	}

	@Test
	void aPrincipalCountsOnlyWhereSpringSecurityVouchesForIt() {
		assertNotConfigured(new CallFacts("10.0.0.7", "kitchen", false, null, null, "alice"));
	}

	@Test
	void refusalsAreExplainedOnceAndHostileTextIsEscaped(CapturedOutput output) {
		this.open.toRead(new CallFacts("10.0.0.7", "evil\r\nFAKE LINE", false, null, null, null));
		this.open.toRead(REMOTE);
		assertThat(output.getOut()).containsOnlyOnce("only callers on this machine are served")
			.contains("evil\\r\\nFAKE LINE");
	}

	@Test
	void onceThereIsASecretEverybodyNeedsIt() {
		assertThat(this.secret.toRead(LOCAL)).isEqualTo(new Denied(Reason.UNAUTHENTICATED));
		assertThat(this.secret.toDrain(LOCAL)).isEqualTo(new Denied(Reason.UNAUTHENTICATED));
		assertThat(this.secret.toRead(authorized(LOCAL, "Bearer wrong"))).isEqualTo(new Denied(Reason.UNAUTHENTICATED));
		assertThat(this.secret.toRead(authorized(REMOTE, TOKEN))).isEqualTo(ANYONE);
		assertThat(this.secret.toDrain(authorized(REMOTE, TOKEN))).isEqualTo(ANYONE);
	}

	@Test
	void springSecurityNamesTheCaller() {
		assertThat(this.spring.toRead(LOCAL)).isEqualTo(new Denied(Reason.UNAUTHENTICATED));
		assertThat(this.spring.toRead(user("alice"))).isEqualTo(new Granted("alice"));
		assertThat(this.spring.toDrain(user("alice"))).isEqualTo(new Granted("alice"));
	}

	@Test
	void aUserCalledLikeTheCommonCallerIsKeptApart() {
		assertThat(this.spring.toRead(user(WorkKey.ANYONE))).isNotEqualTo(ANYONE);
	}

	@ParameterizedTest
	@MethodSource("unfitNames")
	void aUserUnderWhoseNameNoWorkCanBeKeptIsRefusedWhateverItAsksFor(String name) {
		Denied denied = new Denied(Reason.UNFIT_NAME);
		assertThat(this.spring.toRead(user(name))).isEqualTo(denied);
		assertThat(this.spring.toWrite(user(name))).isEqualTo(denied);
		assertThat(this.spring.toDrain(user(name))).isEqualTo(denied);
	}

	static Stream<String> unfitNames() {
		return Stream.of("\0", "alice\0", "alice\ud83d", "x".repeat(1_025));
	}

	@Test
	void inAMeshEverybodyIsServedButMayNotDrain(CapturedOutput output) {
		CallerPolicy mesh = new CallerPolicy(new SharedSecret("s3cret"), true, false);
		assertThat(output.getOut()).containsOnlyOnce("ensemble.security.mode=mesh");
		assertThat(mesh.toWrite(REMOTE)).isEqualTo(ANYONE);
		assertThat(mesh.toDrain(LOCAL)).isEqualTo(new Denied(Reason.FORBIDDEN));
		assertThat(mesh.toDrain(authorized(LOCAL, TOKEN))).isEqualTo(ANYONE);
	}

	@Test
	void aPageOfAnotherSiteMayNotMakeABrowserChangeAnything() {
		CallFacts forged = new CallFacts("127.0.0.1", "localhost:7329", false, "https://evil.example", null, null);
		CallFacts sandboxed = new CallFacts("127.0.0.1", "localhost:7329", false, "null", null, null);
		CallFacts own = new CallFacts("127.0.0.1", "localhost:7329", false, "http://localhost:7329", null, null);
		assertThat(this.open.toWrite(forged)).isEqualTo(new Denied(Reason.FORBIDDEN));
		assertThat(this.open.toDrain(forged)).isEqualTo(new Denied(Reason.FORBIDDEN));
		assertThat(this.open.toWrite(sandboxed)).isEqualTo(new Denied(Reason.FORBIDDEN));
		CallerPolicy mesh = new CallerPolicy(new SharedSecret(null), true, false);
		assertThat(mesh.toWrite(forged)).isEqualTo(new Denied(Reason.FORBIDDEN));
		assertThat(this.open.toWrite(own)).isEqualTo(ANYONE);
		assertThat(this.open.toRead(forged)).isEqualTo(ANYONE);
		assertThat(this.secret.toWrite(authorized(forged, TOKEN))).isEqualTo(ANYONE);
	}

	private void assertNotConfigured(CallFacts call) {
		Denied denied = new Denied(Reason.SECURITY_NOT_CONFIGURED);
		assertThat(this.open.toRead(call)).isEqualTo(denied);
		assertThat(this.open.toWrite(call)).isEqualTo(denied);
		assertThat(this.open.toDrain(call)).isEqualTo(denied);
	}

	private static CallFacts authorized(CallFacts call, String authorization) {
		return new CallFacts(call.remoteAddress(), call.host(), call.forwarded(), call.origin(), authorization, null);
	}

	private static CallFacts user(String name) {
		return new CallFacts("10.0.0.7", "kitchen:7329", false, null, null, name);
	}

}
