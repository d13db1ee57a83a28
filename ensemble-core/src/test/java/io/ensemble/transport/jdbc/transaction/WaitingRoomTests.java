package io.ensemble.transport.jdbc.transaction;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WaitingRoomTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final Duration LONG = Duration.ofDays(1);

	@Test
	void whoIsAloneDoesNotWait() {
		WaitingRoom<String> room = new WaitingRoom<>(4, LONG);
		enter(room, "a");
		assertThat(leaving(room)).succeedsWithin(LIMIT).isEqualTo(List.of("a"));
		enter(room, "b");
		assertThat(leaving(room)).succeedsWithin(LIMIT).isEqualTo(List.of("b"));
	}

	@Test
	void afterThreeLeftTogetherThreeAreWaitedFor() {
		WaitingRoom<String> room = afterThree(LONG);
		enter(room, "d", "e");
		CompletableFuture<List<String>> leaving = leaving(room);
		assertThat(leaving).isNotDone();
		enter(room, "f");
		assertThat(leaving).succeedsWithin(LIMIT).isEqualTo(List.of("d", "e", "f"));
	}

	@Test
	void whoDoesNotComeIsWaitedForOnlyAMoment() {
		WaitingRoom<String> room = afterThree(Duration.ofMillis(1));
		enter(room, "d");
		assertThat(leaving(room)).succeedsWithin(LIMIT).isEqualTo(List.of("d"));
	}

	@Test
	void noMoreLeaveTogetherThanMay() {
		WaitingRoom<String> room = new WaitingRoom<>(2, LONG);
		enter(room, "a", "b", "c");
		assertThat(room.leave()).containsExactly("a", "b");
		assertThat(room.leave()).containsExactly("c");
		assertThat(room.leave()).isEmpty();
	}

	@Test
	void oneSeesToThoseWhoLeaveUntilNobodyIsLeft() {
		WaitingRoom<String> room = new WaitingRoom<>(2, LONG);
		assertThat(room.begin()).as("nobody there").isFalse();
		enter(room, "a", "b", "c");
		assertThat(room.begin()).isTrue();
		assertThat(room.begin()).as("somebody does already").isFalse();
		room.leave();
		assertThat(room.goOn()).isTrue();
		room.leave();
		assertThat(room.goOn()).isFalse();
		enter(room, "d");
		assertThat(room.begin()).isTrue();
	}

	private static WaitingRoom<String> afterThree(Duration patience) {
		WaitingRoom<String> room = new WaitingRoom<>(4, patience);
		enter(room, "a", "b", "c");
		assertThat(leaving(room)).succeedsWithin(LIMIT).isEqualTo(List.of("a", "b", "c"));
		return room;
	}

	private static void enter(WaitingRoom<String> room, String... members) {
		for (String member : members) {
			assertThat(room.enter(member)).isTrue();
		}
	}

	private static CompletableFuture<List<String>> leaving(WaitingRoom<String> room) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return room.leaveTogether();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

}
