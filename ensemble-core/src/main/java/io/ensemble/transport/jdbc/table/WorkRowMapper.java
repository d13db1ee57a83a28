package io.ensemble.transport.jdbc.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import io.ensemble.time.Micros;
import io.ensemble.transport.jdbc.database.StoredTexts;
import io.ensemble.work.Ingress;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
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

	private final StoredTexts texts;

	/**
	 * Read rows.
	 * @param texts reads the texts in them
	 */
	public WorkRowMapper(StoredTexts texts) {
		this.texts = texts;
	}

	WorkRow row(ResultSet row, int number) throws SQLException {
		StoredRequest request = request(row);
		return new WorkRow(record(row, request), Place.of(row.getInt("place")), row.getLong("score"),
				row.getLong("token"), request.problem());
	}

	/**
	 * Read a record. If somebody else wrote there what is no request, an empty one stands
	 * in for it and the error tells why, so that other rows can be read.
	 * @param row a row with {@link #RECORD_COLUMNS}
	 * @return the record
	 * @throws SQLException if it cannot be read
	 */
	public WorkRecord record(ResultSet row) throws SQLException {
		return record(row, request(row));
	}

	private StoredRequest request(ResultSet row) throws SQLException {
		try {
			return new StoredRequest(this.texts.readRequest(row.getString("request")), null);
		}
		catch (InvalidRequestException ex) {
			return new StoredRequest(WorkRequest.of(row.getString("request_id"), UNREADABLE, "").build(),
					"The request that the store keeps is none: " + ex.getField() + " " + ex.getMessage());
		}
	}

	private WorkRecord record(ResultSet row, StoredRequest request) throws SQLException {
		return new WorkRecord(new WorkKey(row.getString("caller"), row.getString("request_id")), request.request(),
				Ingress.valueOf(row.getString("ingress")), WorkStatus.valueOf(row.getString("status")),
				Priority.valueOf(row.getString("priority")), row.getInt("attempt"),
				Micros.instant(row.getLong("accepted_at")), instant(row, "started_at"), instant(row, "completed_at"),
				this.texts.readResult(row.getString("result")),
				(request.problem() != null) ? request.problem() : row.getString("last_error"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		long micros = row.getLong(column);
		return row.wasNull() ? null : Micros.instant(micros);
	}

	/**
	 * The request of a row.
	 *
	 * @param request the request, or what stands in for it
	 * @param problem why something stands in for it; {@code null} if nothing does
	 */
	private record StoredRequest(WorkRequest request, @Nullable String problem) {
	}

}
