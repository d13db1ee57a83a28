package io.ensemble.benchmark;

import java.util.List;

import io.ensemble.benchmark.load.Caller;
import io.ensemble.benchmark.load.HttpCaller;
import io.ensemble.benchmark.server.JavaProcess;
import io.ensemble.benchmark.table.Comparison;
import io.ensemble.benchmark.table.Effort;
import io.ensemble.benchmark.table.Row;
import io.ensemble.benchmark.table.Section;

/**
 * Work over HTTP, beside a controller of the same container that answers at once.
 */
class HttpRoundTrip implements Section {

	private static final int CALLERS = 16;

	@Override
	public List<Row> measure(Effort effort) throws Exception {
		try (JavaProcess serving = JavaProcess.serving()) {
			int port = serving.port();
			try (Caller floor = HttpCaller.bare(port);
					Caller submit = HttpCaller.submit(port);
					Caller await = HttpCaller.await(port)) {
				return List.of(
						new Row("HTTP submit (202), 16 callers, rate / bare controller",
								Comparison.measure(floor, submit, CALLERS, effort)),
						new Row("HTTP submit and wait (200), 16 callers, rate / bare controller",
								Comparison.measure(floor, await, CALLERS, effort)));
			}
		}
	}

}
