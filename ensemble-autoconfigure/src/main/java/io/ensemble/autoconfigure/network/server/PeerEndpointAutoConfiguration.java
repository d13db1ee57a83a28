package io.ensemble.autoconfigure.network.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.network.NetworkAutoConfiguration;
import io.ensemble.autoconfigure.network.NetworkProperties;
import io.ensemble.autoconfigure.security.CallerPolicy;
import io.ensemble.autoconfigure.web.EnsembleWebAutoConfiguration;
import io.ensemble.autoconfigure.web.route.EnsembleWebProperties;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.execution.WorkControl;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.engine.intake.WorkEstimates;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.engine.thread.LogContext;
import io.ensemble.lifecycle.EnsembleLifecycle;
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
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.http.HttpJson;
import io.ensemble.protocol.message.ConnectionMessage;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * Serves peers and browsers on a WebSocket of our own, beside whatever the application
 * serves.
 */
@AutoConfiguration(
		after = { NetworkAutoConfiguration.class, EngineAutoConfiguration.class, EnsembleWebAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ WebSocketHttpRequestHandler.class, jakarta.websocket.server.ServerContainer.class })
public class PeerEndpointAutoConfiguration {

	private static final int ORDER_AFTER_CONTROLLERS = 9;

	@Bean
	@ConditionalOnMissingBean
	PeerDirectory connectedPeers(EnsembleIdentity identity, PeerWatch watch) {
		PeerDirectory directory = new PeerDirectory(identity.name());
		directory.onArrival(watch::came);
		return directory;
	}

	@Bean
	@ConditionalOnMissingBean
	ProgressNews progressNews() {
		return new ProgressNews();
	}

	@Bean
	@ConditionalOnMissingBean
	SessionSettings peerSessionSettings(NetworkProperties properties) {
		return new SessionSettings((int) properties.maxMessageSize().toBytes(), properties.maxMessagesPerSecond(),
				properties.maxConnections(), properties.maxConnectionsPerCaller(), properties.heartbeat(),
				properties.idleTimeout(), SessionSettings.DEFAULT.outbox());
	}

	@Bean
	@ConditionalOnMissingBean
	PeerServer peerServer(EnsembleIdentity identity, SessionSettings settings, MessageCodec codec, EnginePorts ports,
			SharedCapabilities shared, CapabilityRegistry capabilities, ObjectProvider<MessageHandler<?>> handlers,
			PeerHandlers own) {
		List<MessageHandler<?>> all = new ArrayList<>(own.handlers());
		handlers.orderedStream().forEach(all::add);
		Instant startedAt = ports.clock().instant();
		JsonNodeFactory json = JsonNodeFactory.instance;
		Supplier<ConnectionMessage.Hello> hello = () -> new ConnectionMessage.Hello(identity.name(), startedAt,
				json.arrayNode(), shared.list(), json.arrayNode());
		PeerServer server = new PeerServer(settings, codec, all, hello, ports.timers(), ports.clock());
		capabilities.onChange(() -> server.broadcast(ConnectionMessage.Hello.class, hello.get()));
		return server;
	}

	@Bean
	@ConditionalOnMissingBean
	DrainNews drainNews(EnsembleIdentity identity, EngineSettings settings, InFlight inFlight, PeerServer server,
			EnsembleLifecycle lifecycle) {
		DrainNews news = new DrainNews(identity, settings, inFlight, server);
		lifecycle.onChange(news::tell);
		return news;
	}

	@Bean
	@ConditionalOnMissingBean
	PeerHandlers peerHandlers(EnsembleIdentity identity, SharedCapabilities shared, PeerDirectory directory,
			WorkIntake intake, WorkEstimates estimates, WorkStores stores, WorkControl control, ProgressNews progress) {
		AskedWork work = new AskedWork(intake, estimates, stores.results(), progress);
		List<MessageHandler<?>> handlers = new ArrayList<>(SignsOfLife.handlers());
		handlers.add(new TaskRequestHandler(work, directory));
		handlers.add(new ToolRequestHandler(work, directory));
		handlers.add(new TaskCancelHandler(control, directory));
		handlers.add(new CapabilityQueryHandler(identity.name(), shared, directory));
		handlers.add(new RegisterHandler(directory));
		handlers.add(new DeregisterHandler(directory));
		return new PeerHandlers(handlers);
	}

	@Bean
	@ConditionalOnMissingBean
	PeerServerLifecycle peerServerLifecycle(PeerServer server, EnsembleIdentity identity) {
		return new PeerServerLifecycle(server, BlockingSends.of(identity.name()));
	}

	@Bean(defaultCandidate = false)
	@ConditionalOnMissingBean(name = "ensembleWebSocketMapping")
	SimpleUrlHandlerMapping ensembleWebSocketMapping(EnsembleIdentity identity, PeerServer server,
			PeerServerLifecycle lifecycle, CallerPolicy policy, EnsembleWebProperties web, HttpJson json) {
		PeerWebSocketHandler handler = new PeerWebSocketHandler(server, new LogContext(identity.name()),
				lifecycle.blockingSends());
		PeerUpgradeHandler upgrade = new PeerUpgradeHandler(handler);
		upgrade.setHandshakeInterceptors(List
			.of(new CallerHandshakeInterceptor(policy, new AllowedOrigins(web.allowedOrigins()), server, json)));
		WebSocketHandlerMapping mapping = new WebSocketHandlerMapping();
		mapping.setUrlMap(Map.of(web.basePath() + "/ws", upgrade));
		mapping.setWebSocketUpgradeMatch(true);
		mapping.setOrder(ORDER_AFTER_CONTROLLERS);
		return mapping;
	}

}
