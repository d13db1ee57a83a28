package io.ensemble.observation.trace;

import java.util.HashMap;
import java.util.Map;

import io.ensemble.capability.CurrentWork;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.call.CallObserver;
import io.ensemble.work.TraceContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

/**
 * Observes every call of another ensemble as something that is sent elsewhere, so that a
 * tracer, if there is one, has the request carry its trace.
 */
public class DelegationObservation implements CallObserver {

	/** The name of the observation. */
	public static final String NAME = "ensemble.network.delegate";

	private final ObservationRegistry registry;

	private final ObservedWork work;

	/**
	 * Observe into a registry.
	 * @param registry the registry of the application
	 * @param work the work in hand, which is the parent wherever no observation is
	 * current
	 */
	public DelegationObservation(ObservationRegistry registry, ObservedWork work) {
		this.registry = registry;
		this.work = work;
	}

	@Override
	public Observed begin(RemoteTarget target, TraceContext own) {
		Map<String, String> headers = new HashMap<>();
		Observation observation = Observation.createNotStarted(NAME, () -> context(target, headers), this.registry)
			.contextualName("network.delegate")
			.lowCardinalityKeyValue("target", target.ensemble())
			.lowCardinalityKeyValue("task", target.name());
		Observation parent = parent();
		if (parent != null) {
			observation.parentObservation(parent);
		}
		observation.start();
		return new Observed(carried(headers, own), (failure) -> stop(observation, failure));
	}

	private @Nullable Observation parent() {
		Observation current = this.registry.getCurrentObservation();
		return (current != null) ? current
				: CurrentWork.find().map((context) -> this.work.find(context.work().key())).orElse(null);
	}

	private static SenderContext<Map<String, String>> context(RemoteTarget target, Map<String, String> headers) {
		SenderContext<Map<String, String>> context = new SenderContext<>(
				(carrier, name, value) -> headers.put(name, value), Kind.CLIENT);
		context.setCarrier(headers);
		context.setRemoteServiceName(target.ensemble());
		return context;
	}

	private static TraceContext carried(Map<String, String> headers, TraceContext own) {
		String traceparent = headers.get("traceparent");
		return (traceparent != null && TraceContext.isValid(traceparent))
				? new TraceContext(traceparent, headers.get("tracestate")) : own;
	}

	private static void stop(Observation observation, @Nullable Throwable failure) {
		if (failure != null) {
			observation.error(failure);
		}
		observation.stop();
	}

}
