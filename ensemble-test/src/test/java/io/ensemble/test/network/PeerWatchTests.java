package io.ensemble.test.network;

import java.util.List;
import java.util.Random;

import io.ensemble.engine.EnginePorts;
import io.ensemble.network.catalogue.PeerWatch;
import io.ensemble.network.peer.Peers;
import io.ensemble.time.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PeerWatchTests {

	private final VirtualTime time = new VirtualTime();

	private final StubNetwork stubs = new StubNetwork(new EnginePorts(this.time, this.time, this.time, new Random(1)));

	private final Peers peers = this.stubs.peers("room-service");

	private final PeerWatch watch = new PeerWatch("room-service",
			List.of("kitchen", "room-service", "bar.hotel.example"), this.peers);

	@Test
	void nobodyIsConnectedToBeforeTheEnsembleIsUpAndSomebodyNeedsIt() {
		this.watch.start();
		this.watch.came("bistro");
		assertThat(this.peers.names()).isEmpty();
		this.watch.need();
		assertThat(this.peers.names()).containsExactlyInAnyOrder("kitchen", "bar.hotel.example", "bistro");
		assertThat(this.peers.names()).allMatch((name) -> this.peers.connection(name).isConnected());
	}

	@Test
	void whoComesLaterIsCalledBackUnlessItsNameCouldLeadAnywhere() {
		this.watch.need();
		this.watch.start();
		this.watch.came("bistro");
		this.watch.came("evil.example.com");
		this.watch.came("room-service");
		this.watch.came("bar.hotel.example");
		assertThat(this.peers.names()).containsExactlyInAnyOrder("kitchen", "bar.hotel.example", "bistro");
	}

}
