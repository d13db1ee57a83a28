package io.ensemble.test.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.ensemble.transport.jdbc.database.Database;
import io.ensemble.transport.jdbc.database.Dialect;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes of an ensemble that use a database for the first time at the same moment.
 */
class PostgresStartTests {

	private static final int PROCESSES = 4;

	private static final int ENSEMBLES = 10;

	private final DriverManagerDataSource source = new DriverManagerDataSource(PostgresServer.url());

	@Test
	void processesThatStartTogetherAllBegin() throws Exception {
		new Database(this.source, "first").open();
		ExecutorService threads = Executors.newFixedThreadPool(PROCESSES);
		try {
			for (int ensemble = 0; ensemble < ENSEMBLES; ensemble++) {
				String name = "together-" + ensemble;
				for (Future<Dialect> opened : threads.invokeAll(processes(name))) {
					assertThat(opened).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(Dialect.POSTGRESQL);
				}
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private List<Callable<Dialect>> processes(String ensemble) {
		List<Callable<Dialect>> processes = new ArrayList<>();
		for (int process = 0; process < PROCESSES; process++) {
			processes.add(new Database(this.source, ensemble)::open);
		}
		return processes;
	}

}
