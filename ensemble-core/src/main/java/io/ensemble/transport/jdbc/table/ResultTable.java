package io.ensemble.transport.jdbc.table;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.ensemble.time.Micros;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.database.StoredTexts;
import io.ensemble.work.Digest;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;

/**
 * The rows of results under addresses that their callers chose.
 */
public final class ResultTable {

	private static final String FIND = "select place, 0 as score, 0 as token, " + WorkRowMapper.RECORD_COLUMNS
			+ " from ensemble_result where ensemble = :ensemble and caller = :caller and address = :address";

	private static final String INSERT = """
			insert into ensemble_result (ensemble, caller, address, request_id, place, status, priority, attempt, ingress,
			accepted_at, started_at, completed_at, due_at, last_error, request, result)
			values (:ensemble, :caller, :address, :id, 4, :status, :priority, :attempt, :ingress, :acceptedAt, :startedAt,
			:completedAt, :due, :error, :request, :result)""";

	private static final int LONGEST_NAME = 1_500;

	private final StoredTexts texts = new StoredTexts();

	private final WorkRowMapper mapper = new WorkRowMapper(this.texts);

	/**
	 * Look at an address.
	 * @param session the transaction
	 * @param caller who chose it
	 * @param address the address
	 * @return what is there
	 */
	public Optional<WorkRow> find(Session session, String caller, String address) {
		return session.sql(FIND)
			.param("caller", caller)
			.param("address", name(address))
			.query(this.mapper::row)
			.optional();
	}

	/**
	 * Keep a record under an address at which there is nothing.
	 * @param session the transaction
	 * @param address the address
	 * @param record the record
	 * @param due when it is to be forgotten
	 */
	public void insert(Session session, String address, WorkRecord record, long due) {
		WorkKey key = record.key();
		session.sql(INSERT, key)
			.param("address", name(address))
			.param("status", record.status().name())
			.param("priority", record.priority().name())
			.param("attempt", record.attempt())
			.param("ingress", record.ingress().name())
			.param("acceptedAt", Micros.of(record.submittedAt()))
			.param("startedAt", Micros.orNull(record.startedAt()))
			.param("completedAt", Micros.orNull(record.completedAt()))
			.param("due", due)
			.param("error", this.texts.writeError(record.lastError()))
			.param("request", this.texts.write(record.request()))
			.param("result", this.texts.write(record.result()))
			.update();
	}

	// No key of PostgreSQL is longer than 2,704 bytes, and none holds the character zero.
	private static String name(String address) {
		return (address.indexOf('\0') < 0 && address.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME) ? address
				: "sha256:" + Digest.sha256(address);
	}

}
