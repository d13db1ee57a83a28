package io.ensemble.standalone;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

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
import io.ensemble.network.peer.PeerAddresses;
import io.ensemble.network.peer.PeerSettings;
import io.ensemble.network.peer.Peers;
import io.ensemble.network.tool.NetworkToolBinder;
import io.ensemble.network.tool.ToolCatalogueSettings;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.DiscoveryMessage.EnsembleRegister;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The caller's side of the network: it opens connections and accepts none.
 *
 * @param calls calls others
 * @param peers the connections to them
 */
record StandaloneNetwork(EnsembleNetwork calls, Peers peers) {

	private static final String ADDRESS_TEMPLATE = "ws://" + PeerAddresses.PLACEHOLDER + ":7329/ws";

	static StandaloneNetwork create(String name, Map<String, URI> addresses, @Nullable String secret, EnginePorts ports,
			Executor callers) {
		PeerSettings defaults = PeerSettings.DEFAULT;
		PeerSettings settings = new PeerSettings(defaults.connectTimeout(), defaults.maxMessageSize(),
				defaults.heartbeat(), defaults.idleTimeout(), defaults.backoff(), defaults.outbox(), secret,
				defaults.allowPlaintext());
		Peers peers = new Peers(name, settings, PeerAddresses.of(addresses, ADDRESS_TEMPLATE),
				() -> new EnsembleRegister(name, null, null, null), new MessageCodec(), ports);
		CallResilience resilience = new CallResilience(CircuitBreakerRegistry.ofDefaults(), RetryRegistry.ofDefaults(),
				ports.timers(), ports.clock());
		RemoteCalls runner = new RemoteCalls(CallSettings.defaults(name), peers, SharedCalls.none(), resilience, ports,
				List.of(), CallObserver.NONE, callers);
		PeerCatalogue catalogue = new PeerCatalogue(name, peers, () -> Long.toHexString(ports.random().nextLong()),
				ports.timers());
		peers.watch(catalogue);
		PeerWatch watch = new PeerWatch(name, addresses.keySet(), peers);
		watch.start();
		return new StandaloneNetwork(new DefaultEnsembleNetwork(runner,
				new NetworkToolBinder(runner, catalogue, watch, ToolCatalogueSettings.DEFAULT)), peers);
	}

}
