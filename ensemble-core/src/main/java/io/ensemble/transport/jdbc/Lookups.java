package io.ensemble.transport.jdbc;

import java.util.List;
import java.util.Optional;

import io.ensemble.time.Micros;
import io.ensemble.transport.Found;
import io.ensemble.transport.WorkPage;
import io.ensemble.transport.WorkQuery;
import io.ensemble.transport.jdbc.database.Cursor;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.table.Place;
import io.ensemble.transport.jdbc.table.ResultTable;
import io.ensemble.transport.jdbc.table.WorkRow;
import io.ensemble.transport.jdbc.table.WorkTable;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;

/**
 * Looking at work, and at results under addresses.
 */
final class Lookups {

	private final ResultTable results = new ResultTable();

	private final WorkTable work;

	private final JdbcStoreSettings settings;

	Lookups(WorkTable work, JdbcStoreSettings settings) {
		this.work = work;
		this.settings = settings;
	}

	Found find(Session session, WorkKey key) {
		return found(this.work.find(session, key));
	}

	List<WorkKey> ended(Session session, List<WorkKey> keys) {
		return this.work.ended(session, keys);
	}

	WorkPage list(Session session, WorkQuery query, long before) {
		int limit = Math.max(1, Math.min(query.limit(), WorkQuery.MAX_LIMIT));
		List<WorkRecord> hits = this.work.list(session, query, before, limit + 1);
		return (hits.size() > limit)
				? new WorkPage(List.copyOf(hits.subList(0, limit)),
						Cursor.after(Micros.of(hits.get(limit - 1).submittedAt())))
				: new WorkPage(List.copyOf(hits), null);
	}

	int countDead(Session session, int limit) {
		return this.work.count(session, Place.DEAD, limit);
	}

	boolean store(Session session, String address, WorkRecord record) {
		if (this.results.find(session, record.key().caller(), address).isPresent()) {
			return false;
		}
		this.results.insert(session, address, record, session.now() + Micros.of(this.settings.resultTtl()));
		return true;
	}

	Found at(Session session, String caller, String address) {
		return found(this.results.find(session, caller, address));
	}

	private static Found found(Optional<WorkRow> row) {
		if (row.isEmpty()) {
			return new Found.Unknown();
		}
		return (row.get().place() != Place.GONE) ? new Found.Present(row.get().record()) : new Found.Expired();
	}

}
