package io.ensemble.engine.assembly;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.capability.failure.TransientFailures;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.ServiceTimes;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.cache.CacheStage;
import io.ensemble.engine.cache.CachedResults;
import io.ensemble.engine.delivery.DeliveryChannel;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.engine.delivery.DeliverySettings;
import io.ensemble.engine.delivery.DroppedDelivery;
import io.ensemble.engine.delivery.StoreDelivery;
import io.ensemble.engine.delivery.attempt.ResultDelivery;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.engine.execution.Arrivals;
import io.ensemble.engine.execution.Deadlines;
import io.ensemble.engine.execution.Dispatcher;
import io.ensemble.engine.execution.Drain;
import io.ensemble.engine.execution.WorkControl;
import io.ensemble.engine.execution.attempt.AttemptEnd;
import io.ensemble.engine.execution.attempt.Completion;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.engine.execution.attempt.LeaseKeeper;
import io.ensemble.engine.execution.attempt.WorkRunner;
import io.ensemble.engine.intake.CachedAnswers;
import io.ensemble.engine.intake.LimitsStage;
import io.ensemble.engine.intake.RequestRules;
import io.ensemble.engine.intake.WorkEstimates;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.engine.stage.ExecutionStage;
import io.ensemble.engine.stage.ExecutionStages;
import io.ensemble.engine.stage.QuarantineStage;
import io.ensemble.work.DeliveryMethod;

/**
 * One engine, put together by hand. It takes requests at once, and works once its
 * dispatcher, its leases and its deliveries are started.
 *
 * @param events what happens to work
 * @param intake takes requests
 * @param estimates tells when work will be done
 * @param control withdraws work
 * @param inFlight what runs
 * @param dispatcher starts work
 * @param leases keeps the claims on work that runs
 * @param deliveries brings results to their callers
 * @param drain brings all of it to rest
 */
public record WorkEngine(WorkEvents events, WorkIntake intake, WorkEstimates estimates, WorkControl control,
		InFlight inFlight, Dispatcher dispatcher, LeaseKeeper leases, ResultDelivery deliveries, Drain drain) {

	/**
	 * Put an engine together.
	 * @param settings its limits
	 * @param ports time, timers, threads and chance
	 * @param stores where work is kept
	 * @param capabilities what can be asked for
	 * @param stages what is wrapped around each attempt, the outermost first
	 * @param channels ways of delivery beside those to the store and to nobody
	 * @return the engine
	 */
	public static WorkEngine assemble(EngineSettings settings, EnginePorts ports, WorkStores stores,
			CapabilityRegistry capabilities, List<? extends ExecutionStage> stages,
			Collection<? extends DeliveryChannel> channels) {
		WorkEvents events = new WorkEvents(ports.clock());
		InFlight inFlight = new InFlight();
		Arrivals arrivals = new Arrivals();
		ServiceTimes serviceTimes = new ServiceTimes(settings.initialServiceTime());
		DeliveryChannels ways = channels(stores, channels);
		ResultDelivery deliveries = new ResultDelivery(DeliverySettings.DEFAULT, stores.deliveries(), ways,
				(attempted, outcome) -> {
				}, ports);
		Completion completion = new Completion(events, serviceTimes, stores.deliveries());
		WorkControl control = new WorkControl(stores, inFlight, completion, events);
		CachedResults cached = new CachedResults(stores.cache(), ports.outages());
		RequestRules rules = new RequestRules(settings, capabilities, ways);
		List<ExecutionStage> allStages = new ArrayList<>(List.of(new CacheStage(cached, ports.workExecutor()),
				new QuarantineStage(ports.workExecutor(), ports.timers()), new LimitsStage(rules)));
		allStages.addAll(stages);
		LeaseKeeper leases = new LeaseKeeper(settings, stores, inFlight, completion, events, ports.timers());
		AttemptEnd end = new AttemptEnd(settings, stores, completion, events, leases, ports);
		ExecutionStages way = new ExecutionStages(allStages, events, TransientFailures.standard());
		WorkRunner runner = new WorkRunner(capabilities, stores, way, inFlight, end, events, ports);
		Dispatcher dispatcher = new Dispatcher(settings, stores.queue(), arrivals, runner, ports);
		events.listen(new Deadlines(ports.timers(), control, leases, stores.queue()));
		WorkEstimates estimates = new WorkEstimates(settings, serviceTimes, inFlight, stores.queue(), ports.clock());
		WorkIntake intake = new WorkIntake(settings, rules, stores, arrivals, estimates,
				new CachedAnswers(cached, capabilities, stores.queue(), completion), events, ports.outages());
		Drain drain = new Drain(stores, dispatcher, inFlight, control, deliveries, ports.timers());
		return new WorkEngine(events, intake, estimates, control, inFlight, dispatcher, leases, deliveries, drain);
	}

	private static DeliveryChannels channels(WorkStores stores, Collection<? extends DeliveryChannel> channels) {
		List<DeliveryChannel> all = new ArrayList<>(List.of(new StoreDelivery(stores.results()),
				new DroppedDelivery(DeliveryMethod.NONE), new DroppedDelivery(DeliveryMethod.WEBSOCKET)));
		all.addAll(channels);
		return new DeliveryChannels(all);
	}

}
