package io.ensemble.test.network;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import io.ensemble.engine.EnginePorts;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.call.CallObserver;
import io.ensemble.network.call.CallResilience;
import io.ensemble.network.call.CallSettings;
import io.ensemble.network.call.DefaultEnsembleNetwork;
import io.ensemble.network.call.RemoteCalls;
import io.ensemble.network.call.shared.SharedCalls;
import io.ensemble.network.catalogue.PeerCatalogue;
import io.ensemble.network.catalogue.PeerWatch;
import io.ensemble.network.peer.Peers;
import io.ensemble.network.tool.NetworkToolBinder;
import io.ensemble.network.tool.ToolCatalogueSettings;
import io.ensemble.test.time.VirtualWork;
import io.ensemble.time.VirtualTime;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;

/**
 * A network of stubs in plain Java, without Spring, on virtual time. A test that waits
 * for a call lets time pass until the answer is there.
 */
public final class VirtualNetwork {

	private static final long SEED = 7;

	private final StubNetwork stubs;

	private final EnsembleNetwork calls;

	private final PeerWatch watch;

	/**
	 * Create without any stub.
	 * @param caller the name of the ensemble that makes the calls
	 * @param work the time, and how to wait on it
	 */
	public VirtualNetwork(String caller, VirtualWork work) {
		VirtualTime time = work.time();
		EnginePorts ports = new EnginePorts(time, time, work::execute, new Random(SEED));
		this.stubs = new StubNetwork(ports);
		Peers peers = this.stubs.peers(caller);
		CallResilience resilience = new CallResilience(CircuitBreakerRegistry.ofDefaults(), RetryRegistry.ofDefaults(),
				time, time);
		VirtualCalls runner = new VirtualCalls(new RemoteCalls(CallSettings.defaults(caller), peers, SharedCalls.none(),
				resilience, ports, List.of(), CallObserver.NONE, work::execute), work);
		AtomicLong questions = new AtomicLong();
		PeerCatalogue catalogue = new PeerCatalogue(caller, peers, () -> "question-" + questions.incrementAndGet(),
				time);
		peers.watch(catalogue);
		this.watch = new PeerWatch(caller, List.of(), peers);
		this.watch.start();
		this.calls = new DefaultEnsembleNetwork(runner,
				new NetworkToolBinder(runner, catalogue, this.watch, ToolCatalogueSettings.DEFAULT));
	}

	/**
	 * The stubs of the other ensembles.
	 * @return the stubs
	 */
	public StubNetwork stubs() {
		return this.stubs;
	}

	/**
	 * Let an ensemble come up, so that the tools of an agent can be those of whoever is
	 * there. Without this a stub is connected to when it is called for the first time.
	 * @param ensemble its name
	 */
	public void comes(String ensemble) {
		this.stubs.reachable(ensemble);
		this.watch.came(ensemble);
	}

	/**
	 * The network that code under test is given.
	 * @return the network
	 */
	public EnsembleNetwork calls() {
		return this.calls;
	}

}
