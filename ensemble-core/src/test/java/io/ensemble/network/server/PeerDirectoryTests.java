package io.ensemble.network.server;

import java.util.List;

import io.ensemble.network.server.message.DeregisterHandler;
import io.ensemble.network.server.message.RegisterHandler;
import io.ensemble.network.wire.RecordedSink;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.ConnectionMessage;
import io.ensemble.time.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PeerDirectoryTests {

	private final VirtualTime time = new VirtualTime();

	private final PeerDirectory directory = new PeerDirectory("kitchen");

	private final PeerServer server = new PeerServer(SessionSettings.DEFAULT, new MessageCodec(),
			List.of(new RegisterHandler(this.directory), new DeregisterHandler(this.directory)),
			() -> new ConnectionMessage.Pong(), this.time, this.time);

	private final RecordedSink barSink = RecordedSink.fast();

	private final PeerSession bar = open("alice", this.barSink);

	private final RecordedSink malloryKnows = RecordedSink.fast();

	private final PeerSession mallory = open("mallory", this.malloryKnows);

	@Test
	void aNameThatAnotherCallerHoldsIsNotGranted() {
		say(this.bar, "ensemble_register", "bar");
		say(this.mallory, "ensemble_register", "bar");
		assertThat(this.malloryKnows.sent).last().asString().contains("FORBIDDEN");
		assertThat(this.mallory.name()).isNull();
		assertThat(this.directory.maySpeak("bar", this.mallory)).isFalse();
		assertThat(this.directory.maySpeak("bar", this.bar)).isTrue();
		assertThat(this.server.find("bar")).containsSame(this.bar);
	}

	@Test
	void nobodyBecomesTheEnsembleItself() {
		say(this.mallory, "ensemble_register", "kitchen");
		assertThat(this.malloryKnows.sent).last().asString().contains("FORBIDDEN");
		assertThat(this.directory.maySpeak("kitchen", this.mallory)).isFalse();
	}

	@Test
	void aConnectionKeepsTheNameThatItTookFirst() {
		say(this.bar, "ensemble_register", "bar");
		say(this.bar, "ensemble_register", "cellar");
		assertThat(this.barSink.sent).last().asString().contains("FORBIDDEN");
		assertThat(this.directory.peers()).extracting(SeenPeer::name).containsExactly("bar");
	}

	@Test
	void nobodyDeregistersAnother() {
		say(this.bar, "ensemble_register", "bar");
		say(this.mallory, "ensemble_deregister", "bar");
		assertThat(this.malloryKnows.sent).last().asString().contains("FORBIDDEN");
		assertThat(this.directory.peers()).hasSize(1);
	}

	@Test
	void sayingGoodbyeWithoutHavingRegisteredIsNoOffence() {
		say(this.bar, "ensemble_deregister", "bar");
		assertThat(this.barSink.sent).noneMatch((frame) -> frame.toString().contains("FORBIDDEN"));
	}

	@Test
	void replicasOfOneCallerShareANameUntilTheLastOfThemIsGone() {
		PeerSession replica = open("alice", RecordedSink.fast());
		say(this.bar, "ensemble_register", "bar");
		say(replica, "ensemble_register", "bar");
		this.bar.closed();
		say(this.mallory, "ensemble_register", "bar");
		assertThat(this.mallory.name()).isNull();
		replica.closed();
		say(this.mallory, "ensemble_register", "bar");
		assertThat(this.mallory.name()).isEqualTo("bar");
	}

	private PeerSession open(String caller, RecordedSink sink) {
		return this.server.open(caller, caller, sink);
	}

	private static void say(PeerSession session, String type, String name) {
		session.received("{\"type\":\"%s\",\"name\":\"%s\"}".formatted(type, name), true);
	}

}
