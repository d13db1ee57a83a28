package io.ensemble.transport.jdbc;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.ensemble.time.Micros;
import io.ensemble.transport.Claim;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.delivery.DeliveryTable;
import io.ensemble.transport.jdbc.journal.JournalTable;
import io.ensemble.transport.jdbc.table.Place;
import io.ensemble.transport.jdbc.table.QueueTable;
import io.ensemble.transport.jdbc.table.WorkRow;
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
	 * @return the final records, empty where the claim is lost; who lost the answer and
	 * asks once more is given the same again
	 */
	List<Optional<WorkRecord>> finish(Session session, List<Finished> finished) {
		boolean journaled = this.journals.isAny(session,
				finished.stream().map((one) -> one.claim().record().key()).toList());
		List<Move> moves = finished.stream().map((one) -> move(session, one)).toList();
		List<Move> made = end(session, moves, journaled);
		return IntStream.range(0, moves.size())
			.mapToObj((index) -> isAmong(made, moves.get(index)) ? Optional.of(moves.get(index).record())
					: endedBefore(session, finished.get(index)))
			.toList();
	}

	// Who finishes the same claim twice makes two equal moves, of which one succeeds.
	private static boolean isAmong(List<Move> made, Move move) {
		return made.stream().anyMatch((one) -> one == move);
	}

	private Optional<WorkRecord> endedBefore(Session session, Finished one) {
		return this.work.find(session, one.claim().record().key())
			.map(WorkRow::record)
			.filter((known) -> one.claim().ended(known, one.result()));
	}

	/**
	 * End work, wherever it is.
	 * @param session the transaction
	 * @param from where it is
	 * @param token its token there
	 * @param ended what it becomes
	 */
	void end(Session session, Place from, long token, WorkRecord ended) {
		end(session, List.of(move(session, from, token, ended)), true);
	}

	private Move move(Session session, Finished one) {
		WorkRecord ended = one.claim().record().finished(one.result(), Micros.instant(session.now()));
		return move(session, Place.RUNNING, one.claim().token(), ended);
	}

	private Move move(Session session, Place from, long token, WorkRecord ended) {
		boolean dead = ended.status() == WorkStatus.DEAD;
		return new Move(from, token, ended, dead ? Place.DEAD : Place.FINAL,
				dead ? null : session.now() + Micros.of(this.settings.resultTtl()));
	}

	private List<Move> end(Session session, List<Move> moves, boolean journaled) {
		List<Move> made = this.work.move(session, moves);
		List<WorkRecord> ended = made.stream().map(Move::record).toList();
		if (journaled) {
			this.journals.drop(session,
					ended.stream()
						.filter((record) -> record.status() != WorkStatus.DEAD)
						.map(WorkRecord::key)
						.toList());
		}
		ended.stream()
			.filter((record) -> record.request().delivery().travels())
			.forEach((record) -> this.deliveries.register(session, record.key(), this.numbers.number(session)));
		return made;
	}

	// Whoever was still writing as the work ended may have left something.
	void removed(Session session, List<WorkKey> keys) {
		this.journals.drop(session, keys);
	}

	boolean forget(Session session, int max) {
		return this.deliveries.forget(session, max);
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
