package io.ensemble.transport.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.ensemble.protocol.stored.StoredJson;
import io.ensemble.time.Micros;
import io.ensemble.transport.Claim;
import io.ensemble.transport.Found;
import io.ensemble.transport.redis.client.RedisFailures;
import io.ensemble.transport.redis.client.Reply;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.LogText;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work as fields of a hash and back. The order of the fields read is that of
 * {@code record} in {@code prelude.lua}.
 */
final class StoredWork {

	private static final Logger logger = LoggerFactory.getLogger(StoredWork.class);

	private final StoredJson json = new StoredJson();

	/**
	 * The id of work. A caller may contain slashes and a request id may not; one that
	 * does is nobody's, and must not meet the work of another caller.
	 * @param key the key
	 * @return caller and request id
	 */
	static String id(WorkKey key) {
		return key.caller() + "/" + key.requestId().replace('/', ' ');
	}

	/**
	 * The key of an id.
	 * @param id the id
	 * @return the key
	 */
	static WorkKey key(String id) {
		int end = id.lastIndexOf('/');
		return new WorkKey(id.substring(0, Math.max(end, 0)), id.substring(end + 1));
	}

	static String address(String caller, String address) {
		return caller.length() + ":" + caller + "/" + address;
	}

	static String micros(Duration duration) {
		return Long.toString(Micros.of(duration));
	}

	static String micros(Instant instant) {
		return Long.toString(Micros.of(instant));
	}

	String write(WorkResult result) {
		return this.json.write(result);
	}

	WorkResult readResult(String json) {
		return this.json.readResult(json);
	}

	List<String> fields(Submission submission) {
		return fields(submission.request(), submission.caller(), submission.ingress(), submission.request().priority());
	}

	List<String> fields(WorkRecord record) {
		List<String> fields = fields(record.request(), record.key().caller(), record.ingress(), record.priority());
		fields.addAll(List.of("attempt", Integer.toString(record.attempt())));
		if (record.startedAt() != null) {
			fields.addAll(List.of("startedAt", micros(record.startedAt())));
		}
		if (record.lastError() != null) {
			fields.addAll(List.of("lastError", record.lastError()));
		}
		return fields;
	}

	List<String> finalFields(WorkRecord record) {
		List<String> fields = fields(record);
		fields.addAll(List.of("status", record.status().name(), "acceptedAt", micros(record.submittedAt())));
		if (record.completedAt() != null) {
			fields.addAll(List.of("completedAt", micros(record.completedAt())));
		}
		if (record.result() != null) {
			fields.addAll(List.of("result", write(record.result())));
		}
		return fields;
	}

	private List<String> fields(WorkRequest request, String caller, Ingress ingress, Priority priority) {
		List<String> fields = new ArrayList<>(List.of("caller", caller, "request", this.json.write(request), "ingress",
				ingress.name(), "priority", priority.name(), "task", request.task()));
		if (request.delivery().travels()) {
			fields.addAll(List.of("travels", "1"));
		}
		if (request.from() != null) {
			fields.addAll(List.of("from", request.from()));
		}
		return fields;
	}

	private WorkRecord read(Reply stored) {
		WorkRequest request = this.json.readRequest(stored.text(1));
		try {
			WorkRecord record = new WorkRecord(new WorkKey(stored.text(0), request.requestId()), request,
					Ingress.valueOf(stored.text(2)), WorkStatus.valueOf(stored.text(3)),
					Priority.valueOf(stored.text(4)), (int) stored.number(5), Micros.instant(stored.number(6)),
					time(stored, 7), null, null, stored.has(10) ? stored.text(10) : null);
			Instant end = time(stored, 8);
			return (end != null) ? record.finished(result(stored, record), end) : record;
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidRequestException("stored", "is not a piece of work");
		}
	}

	// Work that time ended has no stored result: it follows from the record.
	private WorkResult result(Reply stored, WorkRecord record) {
		if (stored.has(9)) {
			return readResult(stored.text(9));
		}
		return (record.status() == WorkStatus.DEAD) ? record.lost()
				: WorkResult.ended(WorkStatus.EXPIRED, ErrorCode.EXPIRED, "The deadline passed before the work ran");
	}

	/**
	 * Read a record that a call needs.
	 * @param stored its fields
	 * @return the record
	 * @throws io.ensemble.transport.StoreUnavailableException if somebody else wrote
	 * there what is no work
	 */
	WorkRecord require(Reply stored) {
		try {
			return read(stored);
		}
		catch (InvalidRequestException ex) {
			throw RedisFailures.translate(ex);
		}
	}

	Found found(Reply reply) {
		if (reply.isEmpty()) {
			return new Found.Unknown();
		}
		return reply.isTrue() ? new Found.Present(require(reply.list(1))) : new Found.Expired();
	}

	/**
	 * Read many. What is no work hides no other work.
	 * @param stored their fields
	 * @param records are added to
	 */
	void readAll(Reply stored, List<WorkRecord> records) {
		stored.lists().flatMap(this::readOrSkip).forEach(records::add);
	}

	/**
	 * Read claims: a token and a record in turn. Of what is no work the lease runs out
	 * until it is a dead letter.
	 * @param stored tokens and fields
	 * @param claims are added to
	 * @return whether there was something that is no work
	 */
	boolean readClaims(Reply stored, List<Claim> claims) {
		int before = claims.size();
		for (int i = 0; i < stored.values().size(); i += 2) {
			long token = stored.number(i);
			readOrSkip(stored.list(i + 1)).map((record) -> new Claim(record, token)).forEach(claims::add);
		}
		return claims.size() - before < stored.values().size() / 2;
	}

	private Stream<WorkRecord> readOrSkip(Reply stored) {
		try {
			return Stream.of(read(stored));
		}
		catch (InvalidRequestException ex) {
			logger.error("Redis keeps something that is no work, it is passed over: {} {}", ex.getField(),
					LogText.of(ex.getMessage()));
			return Stream.empty();
		}
	}

	private static @Nullable Instant time(Reply stored, int index) {
		return stored.has(index) ? Micros.instant(stored.number(index)) : null;
	}

}
