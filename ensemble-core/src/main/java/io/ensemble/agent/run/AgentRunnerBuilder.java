package io.ensemble.agent.run;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import io.ensemble.agent.AgentLimits;
import io.ensemble.agent.AgentRunListener;
import io.ensemble.agent.AgentTask;
import io.ensemble.agent.ChatModels;
import io.ensemble.agent.model.ModelBreakers;
import io.ensemble.agent.model.ModelCalls;
import io.ensemble.agent.model.ModelFailures;
import io.ensemble.agent.model.ModelTiers;
import io.ensemble.time.SystemTime;
import io.ensemble.work.token.TokenPrices;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link AgentRunner}; everything but the models has a default. Not
 * thread-safe.
 */
public final class AgentRunnerBuilder {

	final ChatModels models;

	AgentLimits limits = AgentLimits.DEFAULT;

	TokenPrices prices = TokenPrices.UNKNOWN;

	Executor toolExecutor = Runnable::run;

	int maxParallelToolCalls = 8;

	InstantSource time = new SystemTime();

	ObservationRegistry observations = ObservationRegistry.NOOP;

	AgentRunListener listener = AgentRunListener.NONE;

	UnaryOperator<AgentTask> settings = UnaryOperator.identity();

	@Nullable Duration streamPause;

	private @Nullable ModelTiers tiers;

	private @Nullable ModelBreakers breakers;

	AgentRunnerBuilder(ChatModels models) {
		this.models = models;
	}

	/**
	 * Set the limits of tasks that have none of their own.
	 * @param limits the limits
	 * @return this builder
	 */
	public AgentRunnerBuilder limits(AgentLimits limits) {
		this.limits = limits;
		return this;
	}

	/**
	 * Say what tokens cost; unknown if not said.
	 * @param prices the prices
	 * @return this builder
	 */
	public AgentRunnerBuilder prices(TokenPrices prices) {
		this.prices = prices;
		return this;
	}

	/**
	 * Run the tool calls of one turn side by side; one after another if not said.
	 * @param executor may refuse tasks
	 * @param max how many calls of one turn run at the same time, at least 1
	 * @return this builder
	 */
	public AgentRunnerBuilder parallelTools(Executor executor, int max) {
		this.toolExecutor = executor;
		this.maxParallelToolCalls = max;
		return this;
	}

	/**
	 * Say what tells whether a deadline passed; the clock of the machine if not said.
	 * @param time the time
	 * @return this builder
	 */
	public AgentRunnerBuilder time(InstantSource time) {
		this.time = time;
		return this;
	}

	/**
	 * Say who is told of model calls and tool calls as observations.
	 * @param observations the registry
	 * @return this builder
	 */
	public AgentRunnerBuilder observations(ObservationRegistry observations) {
		this.observations = observations;
		return this;
	}

	/**
	 * Say who is told of tokens, fallbacks and limits.
	 * @param listener the listener
	 * @return this builder
	 */
	public AgentRunnerBuilder listener(AgentRunListener listener) {
		this.listener = listener;
		return this;
	}

	/**
	 * Change tasks before each run, as settings from outside do.
	 * @param settings makes of a task the one that is run
	 * @return this builder
	 */
	public AgentRunnerBuilder settings(UnaryOperator<AgentTask> settings) {
		this.settings = settings;
		return this;
	}

	/**
	 * Tell as progress what models say while they say it; not told if not said.
	 * @param pause the least time between two messages
	 * @return this builder
	 */
	public AgentRunnerBuilder streaming(Duration pause) {
		this.streamPause = pause;
		return this;
	}

	/**
	 * Say which tier is in force; always the primary one if not said.
	 * @param tiers the tiers
	 * @return this builder
	 */
	public AgentRunnerBuilder tiers(ModelTiers tiers) {
		this.tiers = tiers;
		return this;
	}

	/**
	 * Say which breakers guard the models; breakers of the runner's own if not said.
	 * @param breakers the breakers
	 * @return this builder
	 */
	public AgentRunnerBuilder breakers(ModelBreakers breakers) {
		this.breakers = breakers;
		return this;
	}

	/**
	 * Finish.
	 * @return the runner
	 */
	public AgentRunner build() {
		return new AgentRunner(this);
	}

	ModelCalls calls() {
		ModelTiers known = (this.tiers != null) ? this.tiers : new ModelTiers(this.models);
		ModelBreakers guards = (this.breakers != null) ? this.breakers
				: new ModelBreakers(CircuitBreakerRegistry.ofDefaults(), ModelFailures.standard(), this.time);
		return new ModelCalls(this.models, known, guards);
	}

}
