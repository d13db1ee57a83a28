package io.ensemble.standalone;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.ensemble.agent.AgentLimits;
import io.ensemble.agent.ChatModels;
import io.ensemble.agent.run.AgentRunner;
import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.Deliveries;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.assembly.WorkEngine;
import io.ensemble.engine.thread.CallbackThreads;
import io.ensemble.engine.thread.EngineThreads;
import io.ensemble.engine.thread.ToolThreads;
import io.ensemble.human.GateStage;
import io.ensemble.lifecycle.DefaultEnsembleLifecycle;
import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.run.EnsembleRuns;
import io.ensemble.run.execution.DefaultEnsembleRuns;
import io.ensemble.run.execution.TaskCapabilities;
import io.ensemble.time.SystemTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.ResultCache;
import io.ensemble.transport.simple.SimpleWorkStore;
import io.ensemble.work.Limits;
import io.ensemble.work.WorkEvent;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.util.Assert;

/**
 * Builds a {@link StandaloneEnsemble}; everything has a default. Not thread-safe.
 */
public final class StandaloneEnsembleBuilder {

	private static final Duration RESULTS_KEPT = Duration.ofHours(1);

	private final List<Capability> capabilities = new ArrayList<>();

	private final List<Consumer<WorkEvent>> listeners = new ArrayList<>();

	private final Map<String, URI> peers = new LinkedHashMap<>();

	private String name = "standalone";

	private int maxConcurrent = EngineSettings.defaults("standalone").maxConcurrent();

	private AgentLimits limits = AgentLimits.DEFAULT;

	private @Nullable ChatModels models;

	private @Nullable String secret;

	StandaloneEnsembleBuilder() {
	}

	/**
	 * Name it, as other ensembles and the log see it.
	 * @param name 1 to 128 letters, digits, dots, dashes and underscores
	 * @return this builder
	 */
	public StandaloneEnsembleBuilder name(String name) {
		Assert.isTrue(Limits.isName(name), "An ensemble's name must be 1 to 128 characters of [A-Za-z0-9._-]");
		this.name = name;
		return this;
	}

	/**
	 * Let one model do all tasks of agents.
	 * @param model the model
	 * @return this builder
	 */
	public StandaloneEnsembleBuilder model(ChatModel model) {
		return models(ChatModels.single(model));
	}

	/**
	 * Let several models do the tasks of agents.
	 * @param models finds the model of a tier
	 * @return this builder
	 */
	public StandaloneEnsembleBuilder models(ChatModels models) {
		this.models = models;
		return this;
	}

	/**
	 * Say when agents have to stop.
	 * @param limits the limits of agent tasks that have none of their own
	 * @return this builder
	 */
	public StandaloneEnsembleBuilder limits(AgentLimits limits) {
		this.limits = limits;
		return this;
	}

	/**
	 * Say how much runs at once.
	 * @param maxConcurrent how many tasks, at least 1
	 * @return this builder
	 */
	public StandaloneEnsembleBuilder maxConcurrent(int maxConcurrent) {
		Assert.isTrue(maxConcurrent > 0, "max-concurrent must be at least 1");
		this.maxConcurrent = maxConcurrent;
		return this;
	}

	/**
	 * Let it be able to do something; adds to what was given before.
	 * @param capabilities tasks and tools
	 * @return this builder
	 */
	public StandaloneEnsembleBuilder capabilities(Capability... capabilities) {
		this.capabilities.addAll(List.of(capabilities));
		return this;
	}

	/**
	 * Say where another ensemble is.
	 * @param name its name
	 * @param address a {@code ws} or {@code wss} address
	 * @return this builder
	 */
	public StandaloneEnsembleBuilder peer(String name, URI address) {
		this.peers.put(name, address);
		return this;
	}

	/**
	 * Say what to show to other ensembles.
	 * @param secret a bearer token
	 * @return this builder
	 */
	public StandaloneEnsembleBuilder secret(String secret) {
		this.secret = secret;
		return this;
	}

	/**
	 * Be told of everything that happens to work.
	 * @param listener called on threads of the engine, must not block
	 * @return this builder
	 */
	public StandaloneEnsembleBuilder listener(Consumer<WorkEvent> listener) {
		this.listeners.add(listener);
		return this;
	}

	/**
	 * Build it, ready to work.
	 * @return the ensemble, to be closed when it is of no use any more
	 */
	public StandaloneEnsemble build() {
		EngineThreads threads = EngineThreads.pooled(this.name, this.maxConcurrent);
		ToolThreads toolThreads = new ToolThreads(this.name, this.maxConcurrent);
		EnginePorts ports = new EnginePorts(new SystemTime(), threads.timers(), threads.workers(), new SecureRandom());
		CapabilityRegistry registry = new CapabilityRegistry();
		this.capabilities.forEach(registry::register);
		SimpleWorkStore store = new SimpleWorkStore(ports.clock(), Ageing.DEFAULT, RESULTS_KEPT, RESULTS_KEPT);
		EngineSettings settings = settings();
		WorkStores stores = new WorkStores(store, store, store.journal(), ResultCache.NONE,
				Deliveries.keptBy(store.deliveries()));
		WorkEngine engine = WorkEngine.assemble(settings, ports, stores, registry, List.of(new GateStage()), List.of());
		this.listeners.forEach(engine.events()::listen);
		CallbackThreads callbackThreads = new CallbackThreads(this.name);
		StandaloneNetwork network = StandaloneNetwork.create(this.name, this.peers, this.secret, ports,
				callbackThreads.executor());
		TaskCapabilities tasks = new TaskCapabilities(registry, agents(ports, toolThreads), network.calls());
		EnsembleRuns runs = new DefaultEnsembleRuns(settings, engine.intake(), engine.control(), store, registry, tasks,
				ports);
		EnsembleLifecycle lifecycle = new DefaultEnsembleLifecycle(engine.dispatcher(), engine.leases(),
				engine.deliveries(), engine.intake(), engine.inFlight(), engine.drain(), Duration.ZERO);
		return new StandaloneEnsemble(runs, lifecycle,
				new StandaloneParts(network.peers(), threads, toolThreads, callbackThreads));
	}

	private @Nullable AgentRunner agents(EnginePorts ports, ToolThreads toolThreads) {
		return (this.models != null) ? new AgentRunner(this.models, this.limits, toolThreads.executor(), ports.clock(),
				ObservationRegistry.NOOP) : null;
	}

	private EngineSettings settings() {
		EngineSettings defaults = EngineSettings.defaults(this.name);
		return new EngineSettings(this.name, this.maxConcurrent, defaults.queueCapacity(), defaults.maxAttempts(),
				defaults.retryBackoff(), defaults.lease(), defaults.initialServiceTime(), defaults.maxContextSize(),
				defaults.maxDeadline(), defaults.maxHops());
	}

}
