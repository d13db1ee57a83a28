package io.ensemble.observation;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.ensemble.work.Ingress;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;
import io.ensemble.work.token.TokenUsage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what happens to work. Labels carry names of shared tasks and statuses
 * only, never an id or a text; a refused request for a name that nobody offers counts
 * without its name. Meters of every step of every request are looked up once, since a
 * registry builds names and tags anew for each look.
 */
public class EnsembleMeters implements Consumer<WorkEvent> {

	private final String ensemble;

	private final MeterRegistry registry;

	private final CostLedger costs;

	private final TaskLabels tasks = new TaskLabels();

	private final Map<Object, Timer> timers = new ConcurrentHashMap<>();

	private final Map<Object, Counter> requests = new ConcurrentHashMap<>();

	/**
	 * Measure into a registry.
	 * @param ensemble the name of the ensemble
	 * @param registry where meters are kept
	 * @param costs what work cost
	 */
	public EnsembleMeters(String ensemble, MeterRegistry registry, CostLedger costs) {
		this.ensemble = ensemble;
		this.registry = registry;
		this.costs = costs;
	}

	@Override
	public void accept(WorkEvent event) {
		if (event instanceof WorkEvent.Changed changed) {
			changed(changed.record());
		}
		else if (event instanceof WorkEvent.Refused refused) {
			count(refused.submission().ingress(), WorkStatus.REJECTED);
		}
		else if (event instanceof WorkEvent.Late late) {
			counter("agentensemble.late.results", "Results that came after the work had ended", late.record())
				.increment();
		}
	}

	private void changed(WorkRecord record) {
		if (record.status() == WorkStatus.RUNNING && record.startedAt() != null) {
			this.timers.computeIfAbsent(record.priority(), (priority) -> queueWait(record))
				.record(Duration.between(record.submittedAt(), record.startedAt()));
		}
		else if (record.status().isFinal()) {
			ended(record);
		}
	}

	private void ended(WorkRecord record) {
		count(record.ingress(), record.status());
		if (record.startedAt() != null) {
			this.timers.computeIfAbsent(List.of(this.tasks.of(record), record.status()), (ended) -> task(record))
				.record(record.duration());
		}
		if (record.status() == WorkStatus.DEAD) {
			counter("agentensemble.dead.letters", "Work whose every attempt was lost or failed", record).increment();
		}
		TokenUsage tokens = (record.result() != null) ? record.result().tokens() : null;
		count(record, tokens);
	}

	private void count(WorkRecord record, @Nullable TokenUsage tokens) {
		double cost = this.costs.settle(record.key(), tokens);
		if (tokens != null) {
			tokens(record, "input").increment(tokens.input());
			tokens(record, "output").increment(tokens.output());
			Counter.builder("agentensemble.cost")
				.description("What the model tokens cost")
				.tags("ensemble", this.ensemble, "task", this.tasks.of(record), "currency", this.costs.currency())
				.register(this.registry)
				.increment(cost);
		}
	}

	private Counter tokens(WorkRecord record, String type) {
		return Counter.builder("agentensemble.tokens")
			.description("Model tokens used")
			.tags("ensemble", this.ensemble, "task", this.tasks.of(record), "type", type)
			.register(this.registry);
	}

	private void count(Ingress ingress, WorkStatus outcome) {
		this.requests.computeIfAbsent(List.of(ingress, outcome), (ended) -> requests(ingress, outcome)).increment();
	}

	private Counter requests(Ingress ingress, WorkStatus outcome) {
		return Counter.builder("agentensemble.requests")
			.description("Requests for tasks and tools by how they ended")
			.tags("ensemble", this.ensemble, "ingress", label(ingress), "outcome", label(outcome))
			.register(this.registry);
	}

	private Timer queueWait(WorkRecord record) {
		return timer("agentensemble.queue.wait", "Time from acceptance to start")
			.tag("priority", label(record.priority()))
			.register(this.registry);
	}

	private Timer task(WorkRecord record) {
		return timer("agentensemble.task", "Time from start to end").tag("task", this.tasks.of(record))
			.tag("outcome", label(record.status()))
			.register(this.registry);
	}

	private Counter counter(String name, String description, WorkRecord record) {
		return Counter.builder(name)
			.description(description)
			.tags("ensemble", this.ensemble, "task", this.tasks.of(record))
			.register(this.registry);
	}

	private Timer.Builder timer(String name, String description) {
		return Timer.builder(name).description(description).tag("ensemble", this.ensemble);
	}

	private static String label(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
