package io.ensemble.transport.jdbc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.ensemble.time.Micros;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.table.Place;
import io.ensemble.transport.jdbc.table.QueueTable;
import io.ensemble.transport.jdbc.table.QueueTable.Ticket;
import io.ensemble.transport.jdbc.table.QueueTable.Ticks;
import io.ensemble.transport.jdbc.table.ReadyWork.Rank;
import io.ensemble.transport.jdbc.table.WorkRow;
import io.ensemble.transport.jdbc.table.WorkTable;
import io.ensemble.transport.jdbc.table.WorkTable.Arrival;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;

/**
 * Lets work into the queue, several pieces within a transaction. Places are taken first,
 * as most work is new and finds one; what was there already gives its place back.
 */
final class AdmissionSteps {

	private final WorkTable work;

	private final QueueTable queue;

	private final Positions positions;

	private final Endings endings;

	private final JdbcStoreSettings settings;

	AdmissionSteps(WorkTable work, QueueTable queue, Positions positions, Endings endings, JdbcStoreSettings settings) {
		this.work = work;
		this.queue = queue;
		this.positions = positions;
		this.endings = endings;
		this.settings = settings;
	}

	List<Enqueued> admit(Session session, List<Candidate> candidates) {
		int capacity = candidates.stream().mapToInt(Candidate::capacity).min().orElseThrow();
		Optional<Ticket> ticket = this.queue.tickets(session, candidates.size(), capacity);
		if (ticket.isPresent()) {
			return enter(session, candidates, ticket.get());
		}
		if (candidates.size() > 1) {
			return candidates.stream().flatMap((one) -> admit(session, List.of(one)).stream()).toList();
		}
		Submission submission = candidates.get(0).submission();
		return List.of(this.work.find(session, submission.key())
			.map((row) -> known(row, submission))
			.orElseGet(() -> full(session)));
	}

	/**
	 * Take in work whose result is known: it ends in the transaction that lets it in, so
	 * that nobody claims it and it takes no room.
	 * @param session the transaction
	 * @param submission the work
	 * @param result how it ended
	 * @return what became of it
	 */
	Enqueued answer(Session session, Submission submission, WorkResult result) {
		Enqueued admitted = admit(session, List.of(new Candidate(submission, Integer.MAX_VALUE))).get(0);
		if (!(admitted instanceof Enqueued.Accepted accepted)) {
			return admitted;
		}
		WorkRecord ended = accepted.record().finished(result, Micros.instant(session.now()));
		this.endings.end(session, Place.READY, 0, ended);
		this.queue.change(session, 0, 1);
		return new Enqueued.Accepted(ended, 0);
	}

	private Enqueued full(Session session) {
		this.queue.require(session);
		return new Enqueued.Full();
	}

	private List<Enqueued> enter(Session session, List<Candidate> candidates, Ticket ticket) {
		List<Arrival> arrivals = arrivals(session, candidates, ticket);
		Set<Arrival> late = new HashSet<>(this.work.insert(session, arrivals));
		late.removeIf((arrival) -> isThere(session, arrival));
		if (!late.isEmpty()) {
			this.queue.giveBack(session, late.size());
		}
		List<Rank> ranks = arrivals.stream().filter((arrival) -> !late.contains(arrival)).map(Arrival::rank).toList();
		Iterator<Long> places = this.positions.ofArrivals(session, ranks, ticket).iterator();
		List<Enqueued> answers = new ArrayList<>();
		for (Arrival arrival : arrivals) {
			answers.add(late.contains(arrival) ? known(session, candidates.get(answers.size()).submission())
					: new Enqueued.Accepted(arrival.record(), places.next()));
		}
		return answers;
	}

	private List<Arrival> arrivals(Session session, List<Candidate> candidates, Ticket ticket) {
		Ticks ticks = this.queue.ticks(session, ticket, candidates.size());
		List<Arrival> arrivals = new ArrayList<>();
		for (Candidate candidate : candidates) {
			WorkRecord record = WorkRecord.queued(candidate.submission(), Micros.instant(ticks.at(arrivals.size())));
			arrivals.add(new Arrival(record, Rank.of(record, this.settings.ageing())));
		}
		return arrivals;
	}

	// No other work has the same time of acceptance.
	private boolean isThere(Session session, Arrival arrival) {
		return this.work.find(session, arrival.record().key())
			.filter((row) -> row.acceptedAt() == arrival.rank().acceptedAt())
			.isPresent();
	}

	private Enqueued known(Session session, Submission submission) {
		return known(this.work.find(session, submission.key()).orElseThrow(), submission);
	}

	private static Enqueued known(WorkRow known, Submission submission) {
		if (known.place() == Place.GONE) {
			return new Enqueued.Expired();
		}
		return known.record().request().sameContent(submission.request()) ? new Enqueued.Known(known.record())
				: new Enqueued.Mismatch();
	}

	/**
	 * Who wants to be let in.
	 *
	 * @param submission the work
	 * @param capacity how much may wait
	 */
	record Candidate(Submission submission, int capacity) {
	}

}
