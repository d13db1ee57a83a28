package io.ensemble.test.network;

import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.engine.EnginePorts;
import io.ensemble.network.peer.Backoff;
import io.ensemble.network.peer.PeerListener;
import io.ensemble.network.peer.PeerSettings;
import io.ensemble.network.peer.Peers;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.DiscoveryMessage.EnsembleRegister;

/**
 * The other ensembles as a test wants them. It takes the place of the sockets: whatever
 * makes calls - deadlines, retries, circuit breakers, traces, tools for models - is the
 * production code, and what arrives here came over the wire protocol. An ensemble that is
 * not stubbed can be reached and refuses everything. Thread-safe.
 */
public final class StubNetwork {

	/** Short, since tests on real time wait for a stub that was out of reach. */
	private static final Backoff SOON = new Backoff(Duration.ofMillis(10), Duration.ofMillis(100));

	private final Map<String, StubServer> servers = new ConcurrentSkipListMap<>();

	private final EnginePorts ports;

	/**
	 * Create without any stub.
	 * @param ports time and timers of the stubs
	 */
	public StubNetwork(EnginePorts ports) {
		this.ports = ports;
	}

	/**
	 * Stub a task, or get its stub.
	 * @param ensemble who has it
	 * @param task its name
	 * @return the stub
	 */
	public StubCapability task(String ensemble, String task) {
		return server(ensemble).ensemble().capability(task, CapabilityKind.TASK);
	}

	/**
	 * Stub a tool, or get its stub.
	 * @param ensemble who has it
	 * @param tool its name
	 * @return the stub
	 */
	public StubCapability tool(String ensemble, String tool) {
		return server(ensemble).ensemble().capability(tool, CapabilityKind.TOOL);
	}

	/**
	 * Cut the connections to an ensemble and let nobody connect to it.
	 * @param ensemble its name
	 */
	public void unreachable(String ensemble) {
		server(ensemble).ensemble().reachable(false);
		server(ensemble).cut();
	}

	/**
	 * Let everybody connect to an ensemble again.
	 * @param ensemble its name
	 */
	public void reachable(String ensemble) {
		server(ensemble).ensemble().reachable(true);
	}

	/**
	 * Everything that came, also what nothing was stubbed for.
	 * @return the requests to all ensembles, the first first
	 */
	public List<RecordedRequest> requests() {
		return this.servers.values()
			.stream()
			.map((server) -> server.ensemble().requests())
			.flatMap(Collection::stream)
			.sorted(Comparator.comparing(RecordedRequest::at))
			.toList();
	}

	/**
	 * Forget all stubs and requests; connections stay.
	 */
	public void clear() {
		this.servers.values().forEach((server) -> server.ensemble().clear());
	}

	/**
	 * The connections of an ensemble to the stubs.
	 * @param caller the name of the ensemble
	 * @return its peers
	 */
	public Peers peers(String caller) {
		PeerSettings defaults = PeerSettings.DEFAULT;
		PeerSettings settings = new PeerSettings(defaults.connectTimeout(), defaults.maxMessageSize(),
				defaults.heartbeat(), defaults.idleTimeout(), SOON, defaults.outbox(), null, true);
		return new Peers(caller, settings, (peer) -> URI.create("ws://localhost/" + peer),
				() -> new EnsembleRegister(caller, null, null, null), new MessageCodec(), this.ports,
				(address, timeout, listener) -> connect(address, listener));
	}

	private CompletionStage<?> connect(URI address, PeerListener listener) {
		String ensemble = address.getPath().substring(1);
		StubServer server = server(ensemble);
		if (!server.ensemble().isReachable()) {
			return CompletableFuture.failedFuture(new ConnectException(ensemble + " is stubbed to be out of reach"));
		}
		server.open(listener);
		return CompletableFuture.completedFuture(null);
	}

	private StubServer server(String ensemble) {
		return this.servers.computeIfAbsent(ensemble,
				(name) -> new StubServer(new StubEnsemble(name, this.ports.timers()), this.ports));
	}

}
