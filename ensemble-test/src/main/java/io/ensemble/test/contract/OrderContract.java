package io.ensemble.test.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * In which order work is handed out.
 */
interface OrderContract extends StoreContract {

	@Test
	default void withinAPriorityWorkIsHandedOutAsItCame() {
		List<String> ids = IntStream.range(0, 50).mapToObj((i) -> "r" + i).toList();
		ids.forEach((id) -> store().accept(id));
		assertThat(store().drain()).isEqualTo(ids);
	}

	@Test
	default void moreUrgentWorkGoesFirst() {
		store().accept("low", Priority.LOW);
		store().accept("normal", Priority.NORMAL);
		store().accept("high", Priority.HIGH);
		store().accept("critical", Priority.CRITICAL);
		assertThat(store().drain()).containsExactly("critical", "high", "normal", "low");
	}

	@Test
	default void waitingMakesWorkMoreUrgent() {
		store().accept("low", Priority.LOW);
		store().advance(Duration.ofMinutes(29));
		store().accept("high-in-time", Priority.HIGH);
		store().advance(Duration.ofMinutes(2));
		store().accept("high-too-late", Priority.HIGH);
		assertThat(store().drain()).containsExactly("high-in-time", "low", "high-too-late");
	}

	@Test
	default void aFloodOfUrgentWorkOvertakesForNoLongerThanTheBonus() {
		store().accept("low", Priority.LOW);
		for (int minute = 0; minute < 60; minute++) {
			store().accept("high-" + minute, Priority.HIGH);
			store().advance(Duration.ofMinutes(1));
		}
		assertThat(store().drain().indexOf("low")).isBetween(30, 31);
	}

	@Test
	default void anyMixIsHandedOutByScoreAndPositionsTellTheOrder() {
		Random random = new Random(403);
		List<WorkRecord> records = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			records.add(store().accept("r" + i, Priority.values()[random.nextInt(Priority.values().length)]));
			store().advance(Duration.ofSeconds(random.nextInt(60)));
		}
		records.sort(Comparator.comparingLong(OrderContract::score));
		List<String> order = records.stream().map((record) -> record.key().requestId()).toList();
		for (int i = 0; i < order.size(); i += 7) {
			assertThat(store().position(order.get(i))).isEqualTo(i + 1);
		}
		assertThat(StoreDriver.await(store().queue().positions(records)))
			.isEqualTo(LongStream.rangeClosed(1, records.size()).boxed().toList());
		assertThat(store().drain()).isEqualTo(order);
	}

	@Test
	default void positionsMoveUpAsWorkIsTaken() {
		store().accept("a");
		store().accept("b");
		store().accept("c");
		store().claimOne();
		assertThat(store().position("b")).isEqualTo(1);
		assertThat(store().position("c")).isEqualTo(2);
	}

	@Test
	default void whatDoesNotWaitHasPositionZero() {
		store().accept("a");
		Claim claim = store().claimOne();
		assertThat(store().position("a")).isZero();
		store().finish(claim, "done");
		assertThat(store().position("a")).isZero();
		assertThat(store().position("never-heard-of")).isZero();
	}

	@Test
	default void noMoreIsHandedOutThanAskedForOrWaiting() {
		assertThat(store().claim(3)).isEmpty();
		store().accept("a");
		store().accept("b");
		store().accept("c");
		assertThat(store().claim(0)).isEmpty();
		assertThat(store().claim(2)).hasSize(2);
		assertThat(store().claim(2)).hasSize(1);
	}

	private static long score(WorkRecord record) {
		return Ageing.DEFAULT.score(ChronoUnit.MICROS.between(Instant.EPOCH, record.submittedAt()), record.priority());
	}

}
