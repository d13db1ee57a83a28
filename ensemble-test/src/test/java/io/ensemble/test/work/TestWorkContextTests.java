package io.ensemble.test.work;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.capability.CurrentWork;
import io.ensemble.work.Delegation;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkStatus;
import io.ensemble.work.token.TokenUsage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TestWorkContextTests {

	private final TestWorkContext work = TestWorkContext.of("prepare-meal", "wagyu");

	@Test
	void aHandlerSeesARunningRequest() {
		assertThat(this.work.input()).isEqualTo("wagyu");
		assertThat(this.work.work().status()).isEqualTo(WorkStatus.RUNNING);
		assertThat(this.work.trace().traceId()).hasSize(32);
		assertThat(this.work.nextChildId()).isNotEqualTo(this.work.nextChildId());
	}

	@Test
	void allOfARequestMayBeGiven() {
		WorkRequest request = WorkRequest.of("r-1", "prepare-meal", "wagyu").deadline(Duration.ofMinutes(5)).build();
		TestWorkContext limited = TestWorkContext.of(request);
		assertThat(limited.work().expiresAt()).isEqualTo(limited.work().submittedAt().plus(Duration.ofMinutes(5)));
	}

	@Test
	void whatTheHandlerTellsIsNoted() {
		this.work.progress("on the stove", 50);
		this.work.partial("the starter");
		this.work.tokens(new TokenUsage(10, 5));
		this.work.tokens(new TokenUsage(1, 1));
		this.work.delegated(new Delegation("r-1.1", "procurement", "purchase-parts", WorkStatus.RUNNING));
		assertThat(this.work.toldProgress()).singleElement()
			.hasToString("WorkProgress[message=on the stove, percentComplete=50]");
		assertThat(this.work.toldPartials()).containsExactly("the starter");
		assertThat(this.work.usedTokens()).isEqualTo(new TokenUsage(11, 6));
		assertThat(this.work.delegations()).hasSize(1);
	}

	@Test
	void cancellingRunsWhatTheHandlerAskedFor() {
		AtomicInteger stopped = new AtomicInteger();
		this.work.onCancel(stopped::incrementAndGet);
		assertThat(this.work.isCancelled()).isFalse();
		this.work.cancel();
		assertThat(this.work.isCancelled()).isTrue();
		this.work.onCancel(stopped::incrementAndGet);
		assertThat(stopped).hasValue(2);
	}

	@Test
	void whatIsTakenBackIsNotRun() {
		AtomicInteger stopped = new AtomicInteger();
		this.work.onCancel(stopped::incrementAndGet).run();
		this.work.cancel();
		assertThat(stopped).hasValue(0);
	}

	@Test
	void codeFindsItAsTheCurrentWork() throws Exception {
		assertThat(this.work.call(() -> CurrentWork.find().orElseThrow())).isSameAs(this.work);
		assertThat(CurrentWork.find()).isEmpty();
	}

}
