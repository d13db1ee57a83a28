package io.ensemble.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.assembly.WorkEngine;
import io.ensemble.engine.crash.CrashPoints;
import io.ensemble.engine.delivery.DeliveryChannel;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.engine.event.WorkHistory;
import io.ensemble.engine.execution.Dispatcher;
import io.ensemble.engine.execution.WorkControl;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.engine.intake.Admission;
import io.ensemble.engine.intake.WorkEstimates;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.engine.stage.ExecutionStage;
import io.ensemble.human.GateStage;
import io.ensemble.lifecycle.DefaultEnsembleLifecycle;
import io.ensemble.time.Timers;
import io.ensemble.time.VirtualTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.Found;
import io.ensemble.transport.ResultCache;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.simple.SimpleWorkStore;
import io.ensemble.transport.simple.local.SimpleResultCache;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkRequestBuilder;

/**
 * A whole engine on virtual time, for tests in this module.
 */
public final class TestEngine {

	public final VirtualTime time;

	public final EngineSettings settings;

	public final EnginePorts ports;

	public final CapabilityRegistry capabilities = new CapabilityRegistry();

	public final List<WorkEvent> events = new ArrayList<>();

	public final WorkEvents stream;

	public final WorkHistory history = new WorkHistory(Duration.ofHours(24));

	public final InFlight inFlight;

	public final WorkQueue queue;

	public final ResultStore results;

	public final WorkIntake intake;

	public final WorkEstimates estimates;

	public final WorkControl control;

	public final Dispatcher dispatcher;

	public final DefaultEnsembleLifecycle lifecycle;

	private TestEngine(EngineSettings settings, Builder builder) {
		this.time = builder.time;
		SimpleWorkStore store = new SimpleWorkStore(this.time, Ageing.DEFAULT, Duration.ofHours(24),
				Duration.ofDays(7));
		this.queue = (builder.queue != null) ? builder.queue.over(store) : store;
		this.results = (builder.results != null) ? builder.results.over(store) : store;
		this.ports = new EnginePorts(builder.clock.apply(this.time),
				(builder.timers != null) ? builder.timers : this.time,
				(builder.executor != null) ? builder.executor : this.time, new Random(7), builder.crashPoints);
		List<ExecutionStage> stages = new ArrayList<>(List.of(new GateStage()));
		stages.addAll(builder.stages);
		this.settings = settings;
		WorkEngine engine = WorkEngine.assemble(settings, this.ports,
				new WorkStores(this.queue, this.results, (builder.journal != null) ? builder.journal : store.journal(),
						(builder.cache != null) ? builder.cache
								: new SimpleResultCache(this.time, Duration.ofHours(1), 100),
						Deliveries.keptBy(store.deliveries())),
				this.capabilities, stages, builder.channels);
		this.stream = engine.events();
		this.stream.listen(this.history);
		this.stream.listen(this.events::add);
		this.inFlight = engine.inFlight();
		this.intake = engine.intake();
		this.estimates = engine.estimates();
		this.control = engine.control();
		this.dispatcher = engine.dispatcher();
		this.lifecycle = new DefaultEnsembleLifecycle(this.dispatcher, engine.leases(), engine.deliveries(),
				this.intake, this.inFlight, engine.drain(), Duration.ofMinutes(5));
	}

	public static Builder with(int maxConcurrent, int queueCapacity) {
		EngineSettings defaults = EngineSettings.defaults("kitchen");
		return new Builder(new EngineSettings("kitchen", maxConcurrent, queueCapacity, defaults.maxAttempts(),
				defaults.retryBackoff(), defaults.lease(), defaults.initialServiceTime(), defaults.maxContextSize(),
				defaults.maxDeadline(), defaults.maxHops()));
	}

	public TestEngine offering(Capability capability) {
		this.capabilities.register(capability);
		return this;
	}

	public TestEngine start() {
		this.lifecycle.start();
		return this;
	}

	public Admission submit(WorkRequest request) {
		return this.intake.submit(new Submission(request, WorkKey.ANYONE, Ingress.HTTP)).toCompletableFuture().join();
	}

	public Admission submit(String id, String task, String context) {
		return submit(WorkRequest.of(id, task, context).build());
	}

	public Admission submit(String id, String task, Consumer<WorkRequestBuilder> customizer) {
		WorkRequestBuilder builder = WorkRequest.of(id, task, "");
		customizer.accept(builder);
		return submit(builder.build());
	}

	public WorkRecord record(String id) {
		Found found = this.results.find(WorkKey.of(id)).toCompletableFuture().join();
		return ((Found.Present) found).record();
	}

	public List<String> statuses(String id) {
		return this.history.of(WorkKey.of(id))
			.stream()
			.filter(WorkEvent.Changed.class::isInstance)
			.map((event) -> ((WorkEvent.Changed) event).record().status().name())
			.toList();
	}

	/**
	 * Collects what differs from an ordinary engine.
	 */
	public static final class Builder {

		private final EngineSettings settings;

		private final List<ExecutionStage> stages = new ArrayList<>();

		private final List<DeliveryChannel> channels = new ArrayList<>();

		private VirtualTime time = new VirtualTime();

		private UnaryOperator<InstantSource> clock = UnaryOperator.identity();

		private Executor executor;

		private Timers timers;

		private Wrapper<WorkQueue> queue;

		private Wrapper<ResultStore> results;

		private RunJournal journal;

		private ResultCache cache;

		private CrashPoints crashPoints = CrashPoints.NONE;

		private Builder(EngineSettings settings) {
			this.settings = settings;
		}

		public Builder on(VirtualTime time) {
			this.time = time;
			return this;
		}

		/**
		 * Give the engine another clock than its store has.
		 * @param clock makes it of that of the store
		 * @return this builder
		 */
		public Builder clock(UnaryOperator<InstantSource> clock) {
			this.clock = clock;
			return this;
		}

		public Builder stage(ExecutionStage stage) {
			this.stages.add(stage);
			return this;
		}

		public Builder channel(DeliveryChannel channel) {
			this.channels.add(channel);
			return this;
		}

		public Builder executor(Executor executor) {
			this.executor = executor;
			return this;
		}

		public Builder timers(Timers timers) {
			this.timers = timers;
			return this;
		}

		public Builder queue(Wrapper<WorkQueue> queue) {
			this.queue = queue;
			return this;
		}

		public Builder results(Wrapper<ResultStore> results) {
			this.results = results;
			return this;
		}

		public Builder cache(ResultCache cache) {
			this.cache = cache;
			return this;
		}

		public Builder crashPoints(CrashPoints crashPoints) {
			this.crashPoints = crashPoints;
			return this;
		}

		/**
		 * Make the engine a replica of others that share the store.
		 * @param store keeps the work of them all
		 * @return this builder
		 */
		public Builder sharing(SimpleWorkStore store) {
			this.journal = store.journal();
			return queue((own) -> store).results((own) -> store);
		}

		public TestEngine build() {
			return new TestEngine(this.settings, this);
		}

	}

	/**
	 * Puts something around a part of the store.
	 *
	 * @param <T> the face of the store
	 */
	@FunctionalInterface
	public interface Wrapper<T> {

		T over(T store);

	}

}
