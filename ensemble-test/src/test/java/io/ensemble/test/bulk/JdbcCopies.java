package io.ensemble.test.bulk;

import io.ensemble.transport.jdbc.database.Database;
import io.ensemble.transport.jdbc.database.Dialect;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies in a database: rows from rows.
 */
public final class JdbcCopies implements WaitingCopies {

	private static final int AT_ONCE = 20_000;

	private static final String ORIGINALS = " from ensemble_work where ensemble = :ensemble and accepted_at >= :first";

	private static final String EXTENT = """
			select min(accepted_at), count(*), sum(case when place in (0, 1) then 1 else 0 end) from ensemble_work
			where ensemble = :ensemble""";

	private static final String COPY = """
			insert into ensemble_work (ensemble, caller, request_id, place, status, priority, score, token, attempt, task,
			sender, ingress, accepted_at, due_at, deadline_at, started_at, completed_at, last_error, result, request)
			select ensemble, caller, request_id || '-' || x, place, status, priority, score - back, token, attempt, task,
			sender, ingress, accepted_at - back, due_at - back, deadline_at - back, started_at - back, completed_at - back, last_error, result,
			replace(request, '"' || request_id || '"', '"' || request_id || '-' || x || '"')
			from (select original.*, numbers.x, accepted_at - cast(:first as bigint)
			+ ((cast(:times as bigint) - numbers.x) * :count + original.later) * :spacing as back
			from (select ensemble_work.*, row_number() over (order by accepted_at desc) as later %s) original cross join %s) copies order by accepted_at - back""";

	private final JdbcClient client;

	private final String ensemble;

	private final String numbers;

	/**
	 * Copy in a database.
	 * @param database the database
	 * @param ensemble whose work
	 */
	public JdbcCopies(Database database, String ensemble) {
		this.client = JdbcClient.create(database.source());
		this.ensemble = ensemble;
		this.numbers = (database.open() == Dialect.H2) ? "system_range(:from, :to) numbers"
				: "generate_series(:from, :to) numbers(x)";
	}

	@Override
	public void copy(int times) {
		Originals originals = this.client.sql(EXTENT)
			.param("ensemble", this.ensemble)
			.query((row, number) -> new Originals(row.getLong(1), row.getInt(2), row.getInt(3)))
			.single();
		int step = Math.max(1, AT_ONCE / originals.count());
		for (int from = 1; from <= times; from += step) {
			copy(originals, times, from, Math.min(times, from + step - 1));
		}
		// What both databases do by themselves, some time after rows came.
		this.client.sql("analyze").update();
	}

	private void copy(Originals originals, int times, int from, int to) {
		int copied = this.client.sql(COPY.formatted(ORIGINALS, this.numbers))
			.param("ensemble", this.ensemble)
			.param("first", originals.first())
			.param("count", originals.count())
			.param("times", times)
			.param("spacing", SPACING)
			.param("from", from)
			.param("to", to)
			.update();
		this.client
			.sql("update ensemble_counter set waiting = waiting + :copied where ensemble = :ensemble and stripe = 0")
			.param("ensemble", this.ensemble)
			.param("copied", copied / originals.count() * originals.waiting())
			.update();
	}

	/**
	 * What is copied.
	 *
	 * @param first when the first was accepted
	 * @param count how many there are
	 * @param waiting how many of them wait
	 */
	private record Originals(long first, int count, int waiting) {
	}

}
