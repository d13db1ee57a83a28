package io.ensemble.engine.replica;

import java.time.Duration;

import io.ensemble.time.VirtualTime;
import io.ensemble.transport.memory.MemoryLimits;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.transport.memory.UnsupportedMemoryStore;
import io.ensemble.transport.simple.local.SimpleMemoryStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReplicaRegister}.
 */
class ReplicaRegisterTests {

	private static final Duration PERIOD = Duration.ofSeconds(10);

	private final VirtualTime time = new VirtualTime();

	private final MemoryStore memory = new SimpleMemoryStore(this.time, MemoryLimits.DEFAULT);

	private final ReplicaRegister first = replica("kitchen", "first", this.time);

	@Test
	void aProcessThatIsAloneIsOne() {
		assertThat(this.first.size()).isEqualTo(1);
		this.first.start();
		replica("bar", "other", this.time).start();
		this.time.advance(PERIOD);
		assertThat(this.first.size()).isEqualTo(1);
	}

	@Test
	void processesCountEachOther() {
		this.first.start();
		ReplicaRegister second = replica("kitchen", "second", this.time);
		second.start();
		assertThat(second.size()).isEqualTo(2);
		this.time.advance(PERIOD);
		assertThat(this.first.size()).isEqualTo(2);
	}

	@Test
	void whoStopsDoesNotCountAnyMore() {
		ReplicaRegister second = replica("kitchen", "second", this.time);
		second.start();
		this.first.start();
		assertThat(this.first.size()).isEqualTo(2);
		second.stop();
		this.time.advance(PERIOD);
		assertThat(this.first.size()).isEqualTo(1);
		this.time.advance(PERIOD);
		assertThat(second.size()).isEqualTo(1);
	}

	@Test
	void whoDiesDoesNotCountOnceItMissedItsTimeForAWhileAndIsForgotten() {
		replica("kitchen", "dying", new VirtualTime()).start();
		this.first.start();
		this.time.advance(PERIOD.multipliedBy(3));
		assertThat(this.first.size()).isEqualTo(2);
		this.time.advance(PERIOD);
		assertThat(this.first.size()).isEqualTo(1);
		assertThat(names()).isEqualTo(2);
		this.time.advance(PERIOD.multipliedBy(30));
		assertThat(names()).isEqualTo(1);
	}

	@Test
	void aProcessIsAloneWhereNothingCanBeShared() {
		ReplicaRegister alone = new ReplicaRegister(new UnsupportedMemoryStore("not here"), "kitchen", "first",
				this.time, PERIOD);
		alone.start();
		this.time.advance(PERIOD);
		assertThat(alone.size()).isEqualTo(1);
		alone.stop();
	}

	private int names() {
		return this.memory.keys(ReplicaRegister.scope("kitchen"), null, 10).toCompletableFuture().join().size();
	}

	private ReplicaRegister replica(String ensemble, String id, VirtualTime timers) {
		return new ReplicaRegister(this.memory, ensemble, id, timers, PERIOD);
	}

}
