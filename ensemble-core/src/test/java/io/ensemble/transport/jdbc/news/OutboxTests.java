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

}
