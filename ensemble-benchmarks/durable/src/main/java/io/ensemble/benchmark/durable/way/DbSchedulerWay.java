package io.ensemble.benchmark.durable.way;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ensemble.benchmark.load.Caller;
import io.ensemble.benchmark.load.Envelope;

/**
 * One-time tasks of db-scheduler, fetched with a lock and polled every 10 ms where its
 * default is 10 s. It hands no results back, so they go through a table.
 */
class DbSchedulerWay implements Way {

	private static final Duration POLL = Duration.ofMillis(10);

	private static HikariDataSource database(String server) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(server);
		config.setMaximumPoolSize(CONCURRENCY + 4);
		return new HikariDataSource(config);
	}

	private static OneTimeTask<String> meal(ResultTable results) {
		return Tasks.oneTime("meal", String.class)
			.execute((instance, context) -> results.put(instance.getId(), Envelope.echo(instance.getData())));
	}

	@Override
	public void work(String server) {
		HikariDataSource database = database(server);
		ResultTable results = new ResultTable(database);
		results.create();
		Scheduler.create(database, meal(results))
			.threads(CONCURRENCY)
			.pollUsingLockAndFetch(0.5, 3.0)
			.pollingInterval(POLL)
			.build()
			.start();
	}

	@Override
	public Caller ask(String server) {
		HikariDataSource database = database(server);
		ResultTable results = new ResultTable(database);
		OneTimeTask<String> meal = meal(results);
		SchedulerClient client = SchedulerClient.Builder.create(database, meal).build();
		results.poll();
		return new Caller() {

			@Override
			public CompletableFuture<String> ask(String mark) {
				CompletableFuture<String> answer = results.await(mark);
				client.scheduleIfNotExists(meal.instance(mark, Envelope.of(mark).json()), Instant.now());
				return answer;
			}

			@Override
			public void close() {
				database.close();
			}

		};
	}

}
