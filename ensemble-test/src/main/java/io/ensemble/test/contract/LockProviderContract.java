package io.ensemble.test.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.lock.Lock;
import io.ensemble.transport.lock.LockProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What every {@link LockProvider} does. Extend it in the tests of a store.
 */
public abstract class LockProviderContract {

	private static final Duration LEASE = Duration.ofMinutes(10);

	private static final Duration HALF = LEASE.dividedBy(2);

	private static final String NAME = "inventory";

	private LockFixture fixture;

	private LockProvider locks;

	/**
	 * Open locks of which none is held.
	 * @return the locks and their time
	 * @throws Exception if that fails
	 */
	protected abstract LockFixture open() throws Exception;

	@BeforeEach
	void openLocks() throws Exception {
		this.fixture = open();
		this.locks = this.fixture.locks();
	}

	@AfterEach
	void closeLocks() {
		this.fixture.close();
	}

	@Test
	void whatIsHeldIsNotGrantedToAnybodyElse() {
		acquired();
		assertThat(acquire(NAME)).isEmpty();
		this.fixture.advance(HALF);
		assertThat(acquire(NAME)).isEmpty();
	}

	@Test
	void ofManyAtTheSameTimeOneGetsIt() throws Exception {
		for (int round = 0; round < 10; round++) {
			String name = "round-" + round;
			assertThat(Together.run((thread) -> acquire(name))).filteredOn(Optional::isPresent).hasSize(1);
		}
	}

	@Test
	void everyNameIsALockOfItsOwn() {
		acquired();
		assertThat(acquire("Inventory")).isPresent();
		assertThat(acquire("inventory.2")).isPresent();
	}

	@Test
	void aLockEndsWithItsLease() {
		Lock first = acquired();
		this.fixture.advance(LEASE);
		Lock second = acquired();
		assertThat(second.token()).isGreaterThan(first.token());
	}

	@Test
	void aRenewedLockIsHeldForLonger() {
		Lock lock = acquired();
		for (int i = 0; i < 4; i++) {
			this.fixture.advance(HALF);
			assertThat(await(this.locks.renew(lock, LEASE))).isTrue();
		}
		assertThat(acquire(NAME)).isEmpty();
	}

	@Test
	void nobodyRenewsWhatOthersHold() {
		Lock former = acquired();
		this.fixture.advance(LEASE);
		Lock holder = acquired();
		assertThat(await(this.locks.renew(former, LEASE))).isFalse();
		assertThat(await(this.locks.renew(holder, LEASE))).isTrue();
	}

	@Test
	void whatEndedIsNotRenewedThoughNobodyHoldsIt() {
		Lock lock = acquired();
		this.fixture.advance(LEASE);
		assertThat(await(this.locks.renew(lock, LEASE))).isFalse();
		assertThat(await(this.locks.renew(new Lock("never-locked", 1), LEASE))).isFalse();
	}

	@Test
	void aReleasedLockIsFreeForTheNext() {
		Lock first = acquired();
		assertThat(await(this.locks.release(first))).isTrue();
		assertThat(await(this.locks.release(first))).isFalse();
		assertThat(acquired().token()).isGreaterThan(first.token());
	}

	@Test
	void nobodyReleasesWhatOthersHold() {
		Lock former = acquired();
		this.fixture.advance(LEASE);
		Lock holder = acquired();
		assertThat(await(this.locks.release(former))).isFalse();
		assertThat(await(this.locks.release(new Lock(NAME, holder.token() + 1)))).isFalse();
		assertThat(acquire(NAME)).isEmpty();
	}

	@Test
	void tokensGrowWhateverEndedTheLockBefore() {
		List<Long> tokens = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			Lock lock = acquired();
			tokens.add(lock.token());
			if (i % 2 == 0) {
				await(this.locks.release(lock));
			}
			else {
				this.fixture.advance(LEASE);
			}
		}
		assertThat(tokens).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void theHolderWritesWhatAllRead() {
		assertThat(read()).isEmpty();
		Lock lock = acquired();
		assertThat(read()).isEmpty();
		String text = "caf\u00e9 \ud83d\ude00\n".repeat(LockProvider.MAX_TEXT_LENGTH / 10);
		assertThat(await(this.locks.write(lock, text))).isTrue();
		assertThat(read()).contains(text);
		assertThat(await(this.locks.read("other"))).isEmpty();
	}

	@Test
	void theTextOutlivesTheLock() {
		Lock first = acquired();
		await(this.locks.write(first, "one"));
		await(this.locks.release(first));
		assertThat(read()).contains("one");
		Lock second = acquired();
		assertThat(read()).contains("one");
		await(this.locks.write(second, "two"));
		this.fixture.advance(LEASE);
		assertThat(read()).contains("two");
	}

	@Test
	void whoSleptThroughTheEndOfItsLockWritesNothing() {
		Lock former = acquired();
		this.fixture.advance(LEASE);
		assertThat(await(this.locks.write(former, "late"))).isFalse();
		Lock holder = acquired();
		assertThat(await(this.locks.write(former, "later"))).isFalse();
		assertThat(await(this.locks.write(holder, "right"))).isTrue();
		assertThat(await(this.locks.write(former, "latest"))).isFalse();
		assertThat(read()).contains("right");
	}

	@Test
	void namesAreChecked() {
		for (String name : new String[] { "", "a b", "a\nb", "{a}", "x".repeat(129) }) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.locks.acquire(name, LEASE));
		}
	}

	private Lock acquired() {
		return acquire(NAME).orElseThrow();
	}

	private Optional<Lock> acquire(String name) {
		return await(this.locks.acquire(name, LEASE));
	}

	private Optional<String> read() {
		return await(this.locks.read(NAME));
	}

	private static <T> T await(CompletionStage<T> stage) {
		return StoreDriver.await(stage);
	}

}
