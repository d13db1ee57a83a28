package io.ensemble.autoconfigure.network;

import java.util.List;

import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.autoconfigure.KnownPeers;
import io.ensemble.autoconfigure.capability.CapabilityAutoConfiguration;
import io.ensemble.autoconfigure.security.CallerPolicyAutoConfiguration;
import io.ensemble.autoconfigure.security.EnsembleSecurityProperties;
import io.ensemble.autoconfigure.web.EnsembleWebAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.thread.CallbackThreads;
import io.ensemble.network.CallRunner;
import io.ensemble.network.DelegationListener;
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
import io.ensemble.network.server.PeerDirectory;
import io.ensemble.network.server.message.SharedCapabilities;
import io.ensemble.network.tool.NetworkToolBinder;
import io.ensemble.network.tool.ToolCatalogueSettings;
import io.ensemble.network.tool.ToolNames;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.DiscoveryMessage.EnsembleRegister;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Lets the ensemble call others.
 */
@AutoConfiguration(before = EnsembleWebAutoConfiguration.class,
		after = { CapabilityAutoConfiguration.class, EnginePortsAutoConfiguration.class,
				CallerPolicyAutoConfiguration.class },
		afterName = { "io.github.resilience4j.springboot3.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration",
				"io.github.resilience4j.springboot3.retry.autoconfigure.RetryAutoConfiguration" })
@EnableConfigurationProperties(NetworkProperties.class)
public class NetworkAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MessageCodec messageCodec(NetworkProperties properties) {
		return new MessageCodec((int) properties.maxMessageSize().toBytes());
	}

	@Bean
	@ConditionalOnMissingBean
	SharedCapabilities sharedCapabilities(CapabilityRegistry capabilities) {
		return new SharedCapabilities(capabilities);
	}

	@Bean
	@ConditionalOnMissingBean
	PeerAddresses peerAddresses(NetworkProperties properties) {
		return PeerAddresses.of(properties.peers(), properties.addressTemplate());
	}

	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean
	Peers peers(EnsembleIdentity identity, NetworkProperties properties, EnsembleSecurityProperties security,
			PeerAddresses addresses, SharedCapabilities shared, CapabilityRegistry capabilities, MessageCodec codec,
			EnginePorts ports) {
		PeerSettings defaults = PeerSettings.DEFAULT;
		boolean plaintext = properties.allowPlaintext() || security.mode() == EnsembleSecurityProperties.Mode.MESH;
		PeerSettings settings = new PeerSettings(properties.connectTimeout(),
				(int) properties.maxMessageSize().toBytes(), properties.heartbeat(), properties.idleTimeout(),
				defaults.backoff(), defaults.outbox(), security.secret(), plaintext);
		Peers peers = new Peers(identity.name(), settings, addresses,
				() -> new EnsembleRegister(identity.name(), identity.realm(), shared.catalogue(), null), codec, ports);
		capabilities.onChange(peers::introduce);
		return peers;
	}

	@Bean
	@ConditionalOnMissingBean
	CallbackThreads ensembleCallbackThreads(EnsembleIdentity identity) {
		return new CallbackThreads(identity.name());
	}

	@Bean
	@ConditionalOnMissingBean
	CallRunner callRunner(EnsembleIdentity identity, NetworkProperties properties, Peers peers, EnginePorts ports,
			ObjectProvider<CircuitBreakerRegistry> breakers, ObjectProvider<RetryRegistry> retries,
			ObjectProvider<DelegationListener> listeners, ObjectProvider<CallObserver> observer,
			ObjectProvider<SharedCalls> shared, CallbackThreads threads) {
		CallSettings defaults = CallSettings.defaults(identity.name());
		CallSettings settings = new CallSettings(identity.name(), properties.timeout(), properties.connectTimeout(),
				defaults.partialGrace());
		CallResilience resilience = new CallResilience(breakers.getIfUnique(CircuitBreakerRegistry::ofDefaults),
				retries.getIfUnique(RetryRegistry::ofDefaults), ports.timers(), ports.clock());
		return new RemoteCalls(settings, peers, shared.getIfAvailable(SharedCalls::none), resilience, ports,
				listeners.orderedStream().toList(), observer.getIfAvailable(() -> CallObserver.NONE),
				threads.executor());
	}

	@Bean
	@ConditionalOnMissingBean
	PeerCatalogue peerCatalogue(EnsembleIdentity identity, Peers peers, EnginePorts ports) {
		PeerCatalogue catalogue = new PeerCatalogue(identity.name(), peers,
				() -> "%016x%016x".formatted(ports.random().nextLong(), ports.random().nextLong()), ports.timers());
		peers.watch(catalogue);
		return catalogue;
	}

	@Bean
	@ConditionalOnMissingBean
	PeerWatch peerWatch(EnsembleIdentity identity, NetworkProperties properties, Peers peers) {
		return new PeerWatch(identity.name(), properties.peers().keySet(), peers);
	}

	@Bean
	@ConditionalOnMissingBean
	EnsembleNetwork ensembleNetwork(CallRunner runner, PeerCatalogue catalogue, PeerWatch watch,
			NetworkProperties properties) {
		NetworkProperties.Catalogue shown = properties.catalogue();
		ToolCatalogueSettings settings = new ToolCatalogueSettings(new ToolNames(shown.separator()), shown.maxTools());
		return new DefaultEnsembleNetwork(runner, new NetworkToolBinder(runner, catalogue, watch, settings));
	}

	@Bean
	@ConditionalOnMissingBean
	KnownPeers knownPeers(Peers peers, ObjectProvider<PeerDirectory> directory) {
		return new ConnectedPeers(peers, () -> {
			PeerDirectory seen = directory.getIfAvailable();
			return (seen != null) ? seen.peers() : List.of();
		});
	}

	@Bean
	@ConditionalOnMissingBean
	PeersLifecycle peersLifecycle(Peers peers, PeerWatch watch) {
		return new PeersLifecycle(peers, watch);
	}

}
