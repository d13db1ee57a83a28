package io.ensemble.autoconfigure.network;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.autoconfigure.web.ApiClient;
import io.ensemble.capability.CurrentWork;
import io.ensemble.capability.WorkContext;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.work.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class OneTraceTests {

	private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

	private final Tracer tracer = new Tracer();

	private final Ensembles ensembles = new Ensembles(this.tracer);

	private final Kitchen kitchen = new Kitchen();

	private final RoomService roomService = new RoomService();

	private ConfigurableApplicationContext context;

	@BeforeEach
	void start() {
		this.ensembles.start("kitchen", this.kitchen);
		this.context = this.ensembles.start("room-service", this.roomService);
		this.roomService.network = this.ensembles.network(this.context);
	}

	@AfterEach
	void stop() {
		this.ensembles.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "on-this-thread", "on-another-thread" })
	void theSpansOfTwoEnsemblesAreOneTrace(String how) {
		new ApiClient(Ensembles.port(this.context)).post("/api/work?wait=PT20S", """
				{"requestId":"r1","task":"order","context":"%s",
				"traceContext":{"traceparent":"00-%s-00f067aa0ba902b7-01"}}
				""".formatted(how, TRACE_ID));
		TraceContext received = this.kitchen.received.join();
		String sent = this.tracer.spans.get("kitchen");
		assertThat(received.traceId()).isEqualTo(TRACE_ID);
		assertThat(received.spanId()).isEqualTo(sent);
		assertThat(this.tracer.parents.get(sent)).isEqualTo(this.tracer.parents.get("order"));
		assertThat(this.tracer.keys).contains(Map.entry("target", "kitchen"), Map.entry("task", "prepare-meal"));
		assertThat(this.context.getBean(MeterRegistry.class).find("ensemble.network.delegate").meters()).isEmpty();
		assertThat(this.context.getBean(MeterRegistry.class).find("ensemble.network.delegate.active").meters())
			.isEmpty();
	}

	static class Kitchen {

		private final CompletableFuture<TraceContext> received = new CompletableFuture<>();

		@SharedTask(name = "prepare-meal", description = "Prepares a meal")
		String prepareMeal(String dish, WorkContext context) {
			this.received.complete(context.work().request().traceContext());
			return dish + " is served";
		}

	}

	static class RoomService {

		private EnsembleNetwork network;

		@SharedTask(name = "order", description = "Orders a meal")
		String order(String how, WorkContext context) {
			return how.equals("on-this-thread") ? ask() : CompletableFuture.supplyAsync(() -> {
				try (CurrentWork.Scope scope = CurrentWork.open(context)) {
					return ask();
				}
			}).join();
		}

		private String ask() {
			return this.network.task("kitchen", "prepare-meal").call("soup");
		}

	}

	/**
	 * Does what a tracer does, with numbers for spans.
	 */
	static class Tracer implements ObservationHandler<Observation.Context> {

		private final AtomicInteger count = new AtomicInteger();

		final Map<String, String> spans = new ConcurrentHashMap<>();

		final Map<String, String> parents = new ConcurrentHashMap<>();

		final Map<String, String> keys = new ConcurrentHashMap<>();

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof SenderContext || context instanceof ReceiverContext;
		}

		@Override
		public void onStart(Observation.Context context) {
			String span = "%016x".formatted(this.count.incrementAndGet());
			if (context instanceof ReceiverContext<?> receiver && context.getName().equals("ensemble.task.execute")) {
				context.put("trace", receive(receiver).traceId());
				context.put("span", span);
				this.parents.put(context.getLowCardinalityKeyValue("agentensemble.task.name").getValue(), span);
			}
			else if (context instanceof SenderContext<?> sender
					&& context.getName().equals("ensemble.network.delegate")) {
				send(sender, span);
			}
		}

		private static <C> TraceContext receive(ReceiverContext<C> receiver) {
			return new TraceContext(receiver.getGetter().get(receiver.getCarrier(), "traceparent"), null);
		}

		private <C> void send(SenderContext<C> sender, String span) {
			ObservationView parent = sender.getParentObservation();
			this.parents.put(span, parent.getContextView().getRequired("span"));
			this.spans.put(sender.getRemoteServiceName(), span);
			sender.getLowCardinalityKeyValues().forEach((key) -> this.keys.put(key.getKey(), key.getValue()));
			sender.getSetter()
				.set(sender.getCarrier(), "traceparent",
						"00-%s-%s-01".formatted(parent.getContextView().getRequired("trace").toString(), span));
		}

	}

}
