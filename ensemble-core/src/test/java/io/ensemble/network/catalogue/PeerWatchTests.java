package io.ensemble.network.catalogue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import io.ensemble.engine.EnginePorts;
import io.ensemble.network.peer.PeerSettings;
import io.ensemble.network.peer.Peers;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.ConnectionMessage;
import io.ensemble.time.VirtualTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PeerWatchTests {

	private final VirtualTime time = new VirtualTime();

	private final Peers peers = new Peers("kitchen", PeerSettings.DEFAULT, (peer) -> URI.create("ws://localhost/"),
			ConnectionMessage.Ping::new, new MessageCodec(),
			new EnginePorts(this.time, this.time, this.time, new Random(5)),
			(address, timeout, listener) -> new CompletableFuture<>());

	private final PeerWatch watch = new PeerWatch("kitchen", List.of("kitchen", "front.desk"), this.peers);

	@BeforeEach
	void start() {
		this.watch.start();
		this.watch.need();
	}

	@Test
	void namesThatComeAndGoAreForgotten() {
		for (int i = 0; i < 10_000; i++) {
			this.watch.came("bar-" + i);
		}
		assertThat(this.peers.names()).hasSize(PeerWatch.MAX_UNLISTED + 1)
			.contains("front.desk", "bar-9999")
			.doesNotContain("bar-0");
		this.time.advance(Duration.ofMinutes(5));
		assertThat(this.peers.names()).hasSize(PeerWatch.MAX_UNLISTED + 1);
	}

	@Test
	void whoeverComesAgainIsNotTheNextToBeForgotten() {
		this.watch.came("bar");
		for (int i = 1; i < PeerWatch.MAX_UNLISTED; i++) {
			this.watch.came("passer-by-" + i);
		}
		this.watch.came("bar");
		this.watch.came("one-too-many");
		assertThat(this.peers.names()).contains("bar", "one-too-many").doesNotContain("passer-by-1");
	}

	@Test
	void whoeverIsWaitedForIsNotForgotten() {
		this.peers.connection("bar").ask("r1", new ConnectionMessage.Ping(), Duration.ofHours(1), (news) -> {
		});
		assertThat(this.peers.forget("bar")).isFalse();
		assertThat(this.peers.names()).contains("bar");
	}

	@Test
	void neitherItselfNorHostNamesThatAreNotListedAreFollowed() {
		this.watch.came("kitchen");
		this.watch.came("evil.example");
		this.watch.came("front.desk");
		assertThat(this.peers.names()).containsExactly("front.desk");
	}

}
