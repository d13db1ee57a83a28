package io.ensemble.faults.rows.store;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

import io.ensemble.faults.check.Answers;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;

/**
 * What callers and probes of a worker see each second while it has no store.
 */
final class Absence {

	private static final Duration OPEN = Duration.ofMillis(50);

	private static final Duration SETTLED = Duration.ofSeconds(10);

	private final Duration timeout;

	private final Duration unreadyWithin;

	private final Scene scene;

	private final WorkerProcess worker;

	private final Instant start = Instant.now();

	private final Set<Integer> refusals = new TreeSet<>();

	private final Set<Integer> alive = new TreeSet<>();

	private Duration unready = Duration.ofDays(1);

	private Duration slowest = Duration.ZERO;

	private Duration slowestLater = Duration.ZERO;

	private double linesPerSecond;

	/**
	 * Begin to look.
	 * @param scene submits
	 * @param worker who has no store
	 * @param timeout how long a submission may take
	 * @param unreadyWithin how long the worker may say that it is ready
	 */
	Absence(Scene scene, WorkerProcess worker, Duration timeout, Duration unreadyWithin) {
		this.timeout = timeout;
		this.unreadyWithin = unreadyWithin;
		this.scene = scene;
		this.worker = worker;
	}

	void last(Duration duration) {
		int lines = 0;
		for (int i = 0; passed().compareTo(duration) < 0; i++) {
			look(i);
			if (lines == 0 && passed().compareTo(SETTLED) > 0) {
				lines = this.worker.log().size();
			}
			this.scene.pause(Duration.ofSeconds(1));
		}
		this.linesPerSecond = (this.worker.log().size() - lines) / (double) duration.minus(SETTLED).toSeconds();
	}

	private void look(int number) {
		if (status("/api/health/ready") == 503 && passed().compareTo(this.unready) < 0) {
			this.unready = passed();
		}
		this.alive.add(status("/api/health/live"));
		Instant asked = Instant.now();
		this.refusals.add(this.scene.submitter().send(this.worker.address(), "away-" + number, "ok"));
		Duration latency = Duration.between(asked, Instant.now());
		this.slowest = longer(this.slowest, latency);
		if (passed().compareTo(SETTLED) > 0) {
			this.slowestLater = longer(this.slowestLater, latency);
		}
	}

	private Duration passed() {
		return Duration.between(this.start, Instant.now());
	}

	private int status(String path) {
		HttpResponse<String> answer = Answers.get(this.worker.address().resolve(path));
		return (answer != null) ? answer.statusCode() : 0;
	}

	private static Duration longer(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	void tell(Row row) {
		row.saw("submit HTTP %s, slowest %d ms, after 10 s %d ms", this.refusals, this.slowest.toMillis(),
				this.slowestLater.toMillis())
			.expect("submits refused", this.refusals.equals(Set.of(503)))
			.expect("refused <= %d s".formatted(this.timeout.toSeconds()),
					this.slowest.compareTo(this.timeout.plus(OPEN)) <= 0)
			.expect("after a while refused <= 50 ms", this.slowestLater.compareTo(OPEN) <= 0)
			.saw("not ready after %d ms, live %s", this.unready.toMillis(), this.alive)
			.expect("not ready <= %d s".formatted(this.unreadyWithin.toSeconds()),
					this.unready.compareTo(this.unreadyWithin) <= 0)
			.expect("always live", this.alive.equals(Set.of(200)))
			.saw("%.1f log lines/s", this.linesPerSecond)
			.expect("<= 1 log line/s", this.linesPerSecond <= 1);
	}

}
