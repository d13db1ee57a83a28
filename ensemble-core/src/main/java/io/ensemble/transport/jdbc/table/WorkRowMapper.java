package io.ensemble.transport.jdbc.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;

import io.ensemble.time.Micros;
import io.ensemble.transport.jdbc.database.StoredTexts;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns that both tables of records have.
 */
public final class WorkRowMapper {

	/** The columns of a record. */
	public static final String RECORD_COLUMNS = "caller, request_id, request, ingress, status, priority, attempt, accepted_at, "
			+ "started_at, completed_at, result, last_error";

	private static final String UNREADABLE = "unreadable";

	private static final WorkResult UNREADABLE_END = WorkResult.ended(WorkStatus.DEAD, ErrorCode.DEAD,
			"How the work ended cannot be read");

	private final StoredTexts texts;

	/**
	 * Read rows.
	 * @param texts reads the texts in them
	 */
	public WorkRowMapper(StoredTexts texts) {
		this.texts = texts;
	}

	WorkRow row(ResultSet row, int number) throws SQLException {
		StandIns standIns = new StandIns();
		return new WorkRow(record(row, standIns), Place.of(row.getInt("place")), row.getLong("score"),
				row.getLong("token"), standIns.problem());
	}

	/**
	 * Read a record. If somebody else wrote there what is none, or a newer version what
	 * this one does not know, something stands in for it and the error tells why, so that
	 * other rows can be read. An end that cannot be read is that of a dead letter.
	 * @param row a row with {@link #RECORD_COLUMNS}
	 * @return the record
	 * @throws SQLException if the connection is lost
	 */
	public WorkRecord record(ResultSet row) throws SQLException {
		return record(row, new StandIns());
	}

	private WorkRecord record(ResultSet row, StandIns standIns) throws SQLException {
		WorkKey key = new WorkKey(row.getString("caller"), row.getString("request_id"));
		WorkRequest request = standIns.orElse("request", row.getString("request"), this.texts::readRequest,
				WorkRequest.of(key.requestId(), UNREADABLE, "").build());
		Ingress ingress = standIns.orElse("ingress", row.getString("ingress"), Ingress::valueOf, Ingress.LOCAL);
		Priority priority = standIns.orElse("priority", row.getString("priority"), Priority::valueOf, Priority.NORMAL);
		StandIns ofEnd = new StandIns();
		WorkStatus status = ofEnd.orElse("status", row.getString("status"), WorkStatus::valueOf, WorkStatus.DEAD);
		String kept = row.getString("result");
		WorkResult result = (kept != null) ? ofEnd.orElse("result", kept, this.texts::readResult, UNREADABLE_END)
				: null;
		String problem = ofEnd.problem();
		if (problem != null) {
			standIns.note(problem);
			status = WorkStatus.DEAD;
			result = UNREADABLE_END;
		}
		return new WorkRecord(key, request, ingress, status, priority, row.getInt("attempt"),
				Micros.instant(row.getLong("accepted_at")), instant(row, "started_at"), instant(row, "completed_at"),
				result, (standIns.problem() != null) ? standIns.problem() : row.getString("last_error"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		long micros = row.getLong(column);
		return row.wasNull() ? null : Micros.instant(micros);
	}

	/**
	 * What stands in for columns that cannot be read, and the first reason for it.
	 */
	private static final class StandIns {

		private @Nullable String problem;

		<T> T orElse(String column, String text, Function<String, T> reader, T standIn) {
			try {
				return reader.apply(text);
			}
			catch (InvalidRequestException ex) {
				note("The %s that the store keeps is none: %s %s".formatted(column, ex.getField(), ex.getMessage()));
			}
			catch (IllegalArgumentException ex) {
				note("The %s that the store keeps is none".formatted(column));
			}
			return standIn;
		}

		void note(String reason) {
			if (this.problem == null) {
				this.problem = reason;
			}
		}

		@Nullable String problem() {
			return this.problem;
		}

	}

}
