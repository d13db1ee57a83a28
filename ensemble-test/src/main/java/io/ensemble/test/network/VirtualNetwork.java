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
import io.ensemble.network.peer.Peers;
import io.ensemble.network.tool.NetworkTools;
import io.ensemble.network.tool.RemoteDescriptions;
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
		VirtualCalls runner = new VirtualCalls(
				new RemoteCalls(CallSettings.defaults(caller), peers, resilience, ports, List.of(), CallObserver.NONE),
				work);
		AtomicLong questions = new AtomicLong();
		this.calls = new DefaultEnsembleNetwork(runner, new NetworkTools(runner,
				new RemoteDescriptions(caller, peers, () -> "question-" + questions.incrementAndGet())));
	}

	/**
	 * The stubs of the other ensembles.
	 * @return the stubs
	 */
	public StubNetwork stubs() {
		return this.stubs;
	}

	/**
	 * The network that code under test is given.
	 * @return the network
	 */
	public EnsembleNetwork calls() {
		return this.calls;
	}

}
