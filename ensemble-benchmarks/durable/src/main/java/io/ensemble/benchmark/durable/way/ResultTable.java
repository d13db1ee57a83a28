package io.ensemble.benchmark.durable.way;

import java.sql.Array;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.ensemble.benchmark.load.Envelope;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How results come back from schedulers that have none: by a table, looked at every 2 ms.
 */
class ResultTable {

	private static final Duration POLL = Duration.ofMillis(2);

	private static final String TABLES = """
			create table results (id text primary key, body text not null);
			create table scheduled_tasks (task_name text not null, task_instance text not null, task_data bytea,
				execution_time timestamp with time zone not null, picked boolean not null, picked_by text,
				last_success timestamp with time zone, last_failure timestamp with time zone, consecutive_failures int,
				last_heartbeat timestamp with time zone, version bigint not null, priority smallint,
				primary key (task_name, task_instance));
			create index on scheduled_tasks (execution_time);
			create index on scheduled_tasks (last_heartbeat)""";

	private final Map<String, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();

	private final DataSource source;

	private final JdbcTemplate database;

	ResultTable(DataSource source) {
		this.source = source;
		this.database = new JdbcTemplate(source);
	}

	void create() {
		this.database.execute(TABLES);
	}

	void put(String id, String body) {
		this.database.update("insert into results values (?, ?) on conflict do nothing", id, body);
	}

	CompletableFuture<String> await(String id) {
		return this.waiting.computeIfAbsent(id, (same) -> new CompletableFuture<>());
	}

	void poll() {
		Thread thread = new Thread(() -> {
			while (!((HikariDataSource) this.source).isClosed()) {
				LockSupport.parkNanos(POLL.toNanos());
				if (!this.waiting.isEmpty()) {
					take();
				}
			}
		}, "results");
		thread.setDaemon(true);
		thread.start();
	}

	private void take() {
		String[] ids = this.waiting.keySet().toArray(String[]::new);
		Array array = this.database
			.execute((ConnectionCallback<Array>) (connection) -> connection.createArrayOf("text", ids));
		this.database.query("delete from results where id = any(?) returning id, body", (row) -> {
			CompletableFuture<String> waits = this.waiting.remove(row.getString("id"));
			if (waits != null) {
				waits.complete(Envelope.parse(row.getString("body")).requestId());
			}
		}, array);
	}

}
