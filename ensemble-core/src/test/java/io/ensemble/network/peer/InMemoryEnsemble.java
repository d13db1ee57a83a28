package io.ensemble.network.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.TestEngine;
import io.ensemble.network.CallRunner;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.call.CallObserver;
import io.ensemble.network.call.CallResilience;
import io.ensemble.network.call.CallSettings;
import io.ensemble.network.call.DefaultEnsembleNetwork;
import io.ensemble.network.call.RemoteCalls;
import io.ensemble.network.call.shared.SharedCalls;
import io.ensemble.network.catalogue.PeerCatalogue;
import io.ensemble.network.catalogue.PeerWatch;
import io.ensemble.network.server.MessageHandler;
import io.ensemble.network.server.PeerDirectory;
import io.ensemble.network.server.PeerServer;
import io.ensemble.network.server.SessionSettings;
import io.ensemble.network.server.message.CapabilityQueryHandler;
import io.ensemble.network.server.message.DeregisterHandler;
import io.ensemble.network.server.message.RegisterHandler;
import io.ensemble.network.server.message.SharedCapabilities;
import io.ensemble.network.server.message.SignsOfLife;
import io.ensemble.network.server.message.work.AskedWork;
import io.ensemble.network.server.message.work.ProgressNews;
import io.ensemble.network.server.message.work.TaskCancelHandler;
import io.ensemble.network.server.message.work.TaskRequestHandler;
import io.ensemble.network.server.message.work.ToolRequestHandler;
import io.ensemble.network.tool.NetworkToolBinder;
import io.ensemble.network.tool.ToolCatalogueSettings;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.ConnectionMessage;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;

/**
 * A provider with a whole engine, and a caller of it, on virtual time.
 */
public final class InMemoryEnsemble {

	public final TestEngine engine = TestEngine.with(10, 1000).build();

	public final PeerDirectory directory = new PeerDirectory("kitchen");

	public final PeerServer server;

	public final InMemoryNetwork network = new InMemoryNetwork(this.engine.time);

	final Peers peers;

	public final EnsembleNetwork calls;

	public InMemoryEnsemble() {
		this(SessionSettings.DEFAULT);
	}

	public InMemoryEnsemble(SessionSettings settings) {
		SharedCapabilities shared = new SharedCapabilities(this.engine.capabilities);
		ProgressNews progress = new ProgressNews();
		this.engine.stream.listen(progress);
		AskedWork work = new AskedWork(this.engine.intake, this.engine.estimates, this.engine.results, progress);
		List<MessageHandler<?>> handlers = new ArrayList<>(SignsOfLife.handlers());
		handlers.add(new TaskRequestHandler(work, this.directory));
		handlers.add(new ToolRequestHandler(work, this.directory));
		handlers.add(new TaskCancelHandler(this.engine.control, this.directory));
		handlers.add(new CapabilityQueryHandler("kitchen", shared, this.directory));
		handlers.add(new RegisterHandler(this.directory));
		handlers.add(new DeregisterHandler(this.directory));
		this.server = new PeerServer(settings, new MessageCodec(), handlers,
				() -> new ConnectionMessage.Hello("kitchen", null, null, shared.list(), null), this.engine.time,
				this.engine.time);
		this.network.add("kitchen", this.server);
		this.peers = this.network.peers("room-service", PeerSettings.DEFAULT);
		EnginePorts ports = new EnginePorts(this.engine.time, this.engine.time, this.engine.time, new Random(5));
		CallResilience resilience = new CallResilience(CircuitBreakerRegistry.ofDefaults(), RetryRegistry.ofDefaults(),
				this.engine.time, this.engine.time);
		CallRunner runner = new VirtualAwait(new RemoteCalls(CallSettings.defaults("room-service"), this.peers,
				SharedCalls.none(), resilience, ports, List.of(), CallObserver.NONE, this.engine.time),
				this.engine.time);
		PeerCatalogue catalogue = new PeerCatalogue("room-service", this.peers, () -> "question", this.engine.time);
		this.peers.watch(catalogue);
		this.calls = new DefaultEnsembleNetwork(runner, new NetworkToolBinder(runner, catalogue,
				new PeerWatch("room-service", List.of(), this.peers), ToolCatalogueSettings.DEFAULT));
		this.engine.start();
	}

}
