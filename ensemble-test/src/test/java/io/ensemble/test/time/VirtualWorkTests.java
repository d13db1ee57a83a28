package io.ensemble.test.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ensemble.time.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ExtendWith(VirtualTimeExtension.class)
class VirtualWorkTests {

	private final List<String> log = new ArrayList<>();

	@Test
	void aTestGetsOneTimeForBoth(VirtualTime time, VirtualWork work) {
		assertThat(work.time()).isSameAs(time);
	}

	@Test
	void piecesThatWaitAreOvertakenAndGoOnWhenWhatTheyWaitForIsThere(VirtualWork work) {
		work.execute(() -> waiting(work, "slow", Duration.ofSeconds(9)));
		work.execute(() -> waiting(work, "quick", Duration.ofSeconds(2)));
		work.time().advance(Duration.ofSeconds(5));
		assertThat(this.log).containsExactly("slow waits", "quick waits", "quick goes on");
		work.time().advance(Duration.ofSeconds(5));
		assertThat(this.log).endsWith("slow goes on");
	}

	@Test
	void whoIsNoPieceOfWorkLetsTimePassWhileItWaits(VirtualWork work, VirtualTime time) {
		Instant before = time.instant();
		work.await(in(Duration.ofHours(3), time));
		assertThat(Duration.between(before, time.instant())).isEqualTo(Duration.ofHours(3));
	}

	@Test
	void waitingForWhatNeverComesFails(VirtualWork work) {
		assertThatIllegalStateException().isThrownBy(() -> work.await(new CompletableFuture<>()))
			.withMessageContaining("did not come in PT24H of virtual time");
	}

	@Test
	void timePassesNoFurtherThanNeeded(VirtualWork work, VirtualTime time) {
		Instant before = time.instant();
		CompletableFuture<?> soon = in(Duration.ofSeconds(3), time);
		assertThat(work.pass(soon::isDone, Duration.ofSeconds(2))).isFalse();
		assertThat(work.pass(soon::isDone, Duration.ofHours(2))).isTrue();
		assertThat(time.instant()).isEqualTo(before.plusSeconds(3));
	}

	private void waiting(VirtualWork work, String name, Duration duration) {
		this.log.add(name + " waits");
		work.await(in(duration, work.time()));
		this.log.add(name + " goes on");
	}

	private static CompletableFuture<?> in(Duration duration, VirtualTime time) {
		CompletableFuture<?> future = new CompletableFuture<>();
		time.schedule(duration, () -> future.complete(null));
		return future;
	}

}
