package io.ensemble.transport.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.ensemble.transport.Claim;
import io.ensemble.transport.jdbc.database.Micros;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.delivery.DeliveryTable;
import io.ensemble.transport.jdbc.journal.JournalTable;
import io.ensemble.transport.jdbc.table.Place;
import io.ensemble.transport.jdbc.table.QueueTable;
import io.ensemble.transport.jdbc.table.WorkTable;
import io.ensemble.transport.jdbc.table.WorkTable.Move;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;

/**
 * The end of work, several pieces within a transaction, and what belongs to it: its
 * journal is dropped, and its delivery registered.
 */
final class Endings {

	private final DeliveryTable deliveries = new DeliveryTable();

	private final JournalTable journals = new JournalTable();

	private final WorkTable work;

	private final QueueTable numbers;

	private final JdbcStoreSettings settings;

	Endings(WorkTable work, QueueTable numbers, JdbcStoreSettings settings) {
		this.work = work;
		this.numbers = numbers;
		this.settings = settings;
	}

	/**
	 * End work that was claimed.
	 * @param session the transaction
	 * @param finished the work with its results
	 * @return the final records, empty where the claim is lost
	 */
	List<Optional<WorkRecord>> finish(Session session, List<Finished> finished) {
		List<WorkRecord> records = finished.stream()
			.map((one) -> one.claim().record().finished(one.result(), Micros.instant(session.now())))
			.toList();
		List<Move> moves = new ArrayList<>();
		for (WorkRecord record : records) {
			moves.add(move(session, Place.RUNNING, finished.get(moves.size()).claim().token(), record));
		}
		List<WorkRecord> ended = end(session, moves);
		return records.stream().map((record) -> Optional.of(record).filter(ended::contains)).toList();
	}

	/**
	 * End work, wherever it is.
	 * @param session the transaction
	 * @param from where it is
	 * @param token its token there
	 * @param ended what it becomes
	 */
	void end(Session session, Place from, long token, WorkRecord ended) {
		end(session, List.of(move(session, from, token, ended)));
	}

	private Move move(Session session, Place from, long token, WorkRecord ended) {
		boolean dead = ended.status() == WorkStatus.DEAD;
		return new Move(from, token, ended, dead ? Place.DEAD : Place.FINAL,
				dead ? null : session.now() + Micros.of(this.settings.resultTtl()));
	}

	private List<WorkRecord> end(Session session, List<Move> moves) {
		List<WorkRecord> ended = this.work.move(session, moves).stream().map(Move::record).toList();
		this.journals.drop(session,
				ended.stream().filter((record) -> record.status() != WorkStatus.DEAD).map(WorkRecord::key).toList());
		ended.stream()
			.filter((record) -> record.request().delivery().travels())
			.forEach((record) -> this.deliveries.register(session, record.key(), this.numbers.number(session)));
		return ended;
	}

	void discarded(Session session, WorkKey key) {
		this.journals.drop(session, List.of(key));
	}

	void sweep(Session session) {
		this.deliveries.forget(session);
	}

	boolean isDeliveryDue(Session session) {
		return this.deliveries.isAnyDue(session);
	}

	/**
	 * Work that ran.
	 *
	 * @param claim the claim on it
	 * @param result what came out
	 */
	record Finished(Claim claim, WorkResult result) {
	}

}
