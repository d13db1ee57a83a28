package io.ensemble.observation.trace;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.stage.Execution;
import io.ensemble.engine.stage.ExecutionStage;
import io.ensemble.engine.stage.Outcome;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkKey;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import org.jspecify.annotations.Nullable;

/**
 * Observes every attempt as work that was received from elsewhere, so that a tracer, if
 * there is one, goes on with the caller's trace.
 */
public class WorkObservationStage implements ExecutionStage {

	/** The name of the observation. */
	public static final String NAME = "ensemble.task.execute";

	private final String ensemble;

	private final ObservationRegistry registry;

	private final ObservedWork work;

	/**
	 * Observe into a registry.
	 * @param ensemble the name of the ensemble
	 * @param registry the registry of the application
	 * @param work keeps the observations as long as the attempts run
	 */
	public WorkObservationStage(String ensemble, ObservationRegistry registry, ObservedWork work) {
		this.ensemble = ensemble;
		this.registry = registry;
		this.work = work;
	}

	@Override
	public CompletionStage<Outcome> execute(Execution execution, Next next) {
		Observation observation = Observation.createNotStarted(NAME, () -> context(execution), this.registry)
			.contextualName("task.execute")
			.lowCardinalityKeyValue("agentensemble.ensemble.name", this.ensemble)
			.lowCardinalityKeyValue("agentensemble.task.name", execution.capability().name())
			.highCardinalityKeyValue("agentensemble.request.id", execution.claim().record().key().requestId())
			.start();
		WorkKey key = execution.claim().record().key();
		this.work.began(key, observation);
		try (Observation.Scope scope = observation.openScope()) {
			return next.proceed(execution).whenComplete((outcome, failure) -> {
				this.work.ended(key, observation);
				stop(observation, outcome, failure);
			});
		}
	}

	private static ReceiverContext<Map<String, String>> context(Execution execution) {
		ReceiverContext<Map<String, String>> context = new ReceiverContext<>(Map::get);
		TraceContext trace = execution.claim().record().trace();
		Map<String, String> carrier = new HashMap<>(Map.of("traceparent", trace.traceparent()));
		if (trace.tracestate() != null) {
			carrier.put("tracestate", trace.tracestate());
		}
		context.setCarrier(carrier);
		return context;
	}

	private static void stop(Observation observation, @Nullable Outcome outcome, @Nullable Throwable failure) {
		if (outcome instanceof Outcome.Done done) {
			observation.lowCardinalityKeyValue("agentensemble.outcome",
					done.result().status().name().toLowerCase(Locale.ROOT));
		}
		else if (outcome instanceof Outcome.Transient passing) {
			observation.lowCardinalityKeyValue("agentensemble.outcome",
					passing.failure().status().name().toLowerCase(Locale.ROOT));
		}
		if (failure != null) {
			observation.error(failure);
		}
		observation.stop();
	}

}
