package io.ensemble.benchmark;

import java.util.ArrayList;
import java.util.List;

import io.ensemble.benchmark.load.BareCaller;
import io.ensemble.benchmark.load.Caller;
import io.ensemble.benchmark.load.EnsembleCaller;
import io.ensemble.benchmark.server.JavaProcess;
import io.ensemble.benchmark.table.Comparison;
import io.ensemble.benchmark.table.Effort;
import io.ensemble.benchmark.table.Goal;
import io.ensemble.benchmark.table.Row;
import io.ensemble.benchmark.table.Section;

/**
 * A task of another process over one WebSocket, beside the bare endpoint of the same
 * container.
 */
class WebSocketRoundTrip implements Section {

	@Override
	public List<Row> measure(Effort effort) throws Exception {
		List<Row> rows = new ArrayList<>();
		try (JavaProcess serving = JavaProcess.serving()) {
			int port = serving.port();
			try (Caller floor = new BareCaller(port); Caller ours = new EnsembleCaller(port)) {
				rows.addAll(alone(Comparison.measure(floor, ours, 1, effort)));
				rows.add(new Row("WebSocket task, 16 in flight, rate / bare endpoint",
						Comparison.measure(floor, ours, 16, effort)));
				Comparison many = Comparison.measure(floor, ours, 64, effort);
				rows.add(new Row("WebSocket task, 64 in flight on one connection, rate / bare endpoint", many.ratio(),
						Goal.atLeast(0.5, 0.8, ""), many.seen("bare")));
			}
		}
		return rows;
	}

	private static List<Row> alone(Comparison one) {
		return List.of(new Row("WebSocket task, 1 caller, p50", one.ours().p50(), Goal.atMost(0.3, 0.15, " ms"),
				one.seen("bare")), new Row("WebSocket task, 1 caller, rate / bare endpoint", one));
	}

}
