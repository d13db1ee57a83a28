package io.ensemble.network.server;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.ensemble.network.server.message.SignsOfLife;
import io.ensemble.network.wire.CloseCode;
import io.ensemble.network.wire.OutboxLimits;
import io.ensemble.network.wire.RecordedSink;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.ConnectionMessage;
import io.ensemble.time.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PeerSessionTests {

	private static final String PING = "{\"type\":\"ping\"}";

	private final VirtualTime time = new VirtualTime();

	private final SessionSettings settings = new SessionSettings(1 << 20, 100, 4, 3, Duration.ofSeconds(15),
			Duration.ofSeconds(60), OutboxLimits.DEFAULT);

	private final PeerServer server = new PeerServer(this.settings, new MessageCodec(), SignsOfLife.handlers(),
			() -> new ConnectionMessage.Pong(), this.time, this.time);

	private final RecordedSink sink = RecordedSink.fast();

	private final PeerSession session = this.server.open("bar", "bar at 10.0.0.1", this.sink);

	PeerSessionTests() {
		this.server.start();
	}

	@Test
	void aPeerThatSendsFasterThanItMayIsClosed() {
		for (int i = 0; i < 100; i++) {
			this.session.received(PING, true);
		}
		assertThat(this.sink.closeCodes).isEmpty();
		this.session.received(PING, true);
		assertThat(this.sink.closeCodes).containsExactly(CloseCode.POLICY_VIOLATION);
	}

	@Test
	void aPeerThatSendsAsFastAsItMayIsServedForEver() {
		for (int i = 0; i < 10_000; i++) {
			this.session.received(PING, true);
			this.time.advance(Duration.ofMillis(10));
		}
		assertThat(this.sink.closeCodes).isEmpty();
	}

	@Test
	void theManyPartsOfALargeMessageCountOnceAndManyTinyOnesEach() {
		for (int i = 0; i < 127; i++) {
			this.session.received(" ".repeat(8192), false);
		}
		this.session.received(PING, true);
		assertThat(this.sink.closeCodes).isEmpty();
		for (int i = 0; i < 100; i++) {
			this.session.received("", false);
		}
		assertThat(this.sink.closeCodes).containsExactly(CloseCode.POLICY_VIOLATION);
	}

	@Test
	void aConnectionWithoutASignOfLifeIsClosed() {
		this.time.advance(Duration.ofSeconds(59));
		assertThat(this.sink.closeCodes).isEmpty();
		assertThat(this.sink.pings).isEqualTo(3);
		this.time.advance(Duration.ofSeconds(3));
		assertThat(this.sink.closeCodes).containsExactly(CloseCode.GOING_AWAY);
	}

	@Test
	void anAnswerToAPingIsASignOfLife() {
		for (int i = 0; i < 100; i++) {
			this.time.advance(Duration.ofSeconds(15));
			this.session.receivedPong();
		}
		assertThat(this.sink.closeCodes).isEmpty();
	}

	@Test
	void oneCallerCannotTakeAllConnections() {
		open("bar at 10.0.0.1", 2);
		assertThat(this.server.hasRoomFor("bar at 10.0.0.1")).isFalse();
		assertThat(this.server.hasRoomFor("bar at 10.0.0.2")).isTrue();
		assertThat(this.server.hasRoom()).isTrue();
		open("cellar at 10.0.0.3", 1);
		assertThat(this.server.hasRoom()).isFalse();
	}

	@Test
	void aConnectionThatClosesMakesRoom() {
		List<PeerSession> others = open("bar at 10.0.0.1", 2);
		others.get(0).closed();
		others.get(0).closed();
		assertThat(this.server.hasRoomFor("bar at 10.0.0.1")).isTrue();
		open("bar at 10.0.0.1", 1);
		assertThat(this.server.hasRoomFor("bar at 10.0.0.1")).isFalse();
	}

	private List<PeerSession> open(String source, int count) {
		return IntStream.range(0, count).mapToObj((i) -> this.server.open("any", source, RecordedSink.fast())).toList();
	}

}
