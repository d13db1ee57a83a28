package io.ensemble.transport.jdbc.news;

import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.transport.notification.Outcome;
import io.ensemble.work.WorkKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxTests {

	private static final Message ENDED = new Message(WorkKey.of("r1"), Outcome.UNTOLD);

	private final AtomicInteger asked = new AtomicInteger();

	private final Outbox outbox = new Outbox(this.asked::incrementAndGet);

	@Test
	void whatComesBeforeTheTransportIsThereGoesWithIt() {
		this.outbox.add(Message.AVAILABLE);
		this.outbox.add(ENDED);
		this.outbox.add(Message.AVAILABLE);
		assertThat(this.asked).hasValue(1);
		assertThat(this.outbox.take()).containsExactly(Message.AVAILABLE, ENDED);
		this.outbox.sent(true);
		assertThat(this.asked).hasValue(1);
	}

	@Test
	void whatComesWhileTheTransportIsUnderWayGoesWithTheNext() {
		this.outbox.add(Message.AVAILABLE);
		this.outbox.take();
		this.outbox.add(Message.AVAILABLE);
		assertThat(this.asked).hasValue(1);
		this.outbox.sent(true);
		assertThat(this.asked).hasValue(2);
		assertThat(this.outbox.take()).containsExactly(Message.AVAILABLE);
	}

	@Test
	void whatCannotBeSentGoesWithTheNextMessageAndOnlyThen() {
		this.outbox.add(Message.AVAILABLE);
		this.outbox.take();
		this.outbox.sent(false);
		assertThat(this.asked).hasValue(1);
		this.outbox.add(ENDED);
		assertThat(this.asked).hasValue(2);
		assertThat(this.outbox.take()).containsExactly(Message.AVAILABLE, ENDED);
		this.outbox.sent(true);
		this.outbox.add(Message.DUE);
		assertThat(this.outbox.take()).containsExactly(Message.DUE);
	}

	@Test
	void ofThoseThatCannotBeSentForLongTheOldestAreDropped() {
		for (int i = 0; i < 3 * Outbox.CAPACITY; i++) {
			this.outbox.add(new Message(WorkKey.of("r" + i), Outcome.UNTOLD));
			if (i % 100 == 0) {
				this.outbox.take();
				this.outbox.sent(false);
			}
		}
		assertThat(this.outbox.take()).hasSize(Outbox.CAPACITY)
			.doesNotContain(new Message(WorkKey.of("r0"), Outcome.UNTOLD))
			.contains(new Message(WorkKey.of("r" + (3 * Outbox.CAPACITY - 1)), Outcome.UNTOLD));
	}

	@Test
	void whatComesWhileOneSendTakesLongIsLimitedToo() {
		this.outbox.add(Message.AVAILABLE);
		this.outbox.take();
		for (int i = 0; i < 2 * Outbox.CAPACITY; i++) {
			this.outbox.add(new Message(WorkKey.of("r" + i), Outcome.UNTOLD));
		}
		this.outbox.sent(true);
		assertThat(this.outbox.take()).hasSize(Outbox.CAPACITY);
	}

}
