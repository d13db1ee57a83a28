package io.ensemble.autoconfigure.web.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkFollowerTests {

	private static final Instant NOW = Instant.parse("2026-03-06T09:00:00Z");

	private final List<String> received = new ArrayList<>();

	private final WorkFollower follower = follower(0);

	@Test
	void whatHappensWhileThePastIsToldComesAfterItAndOnce() {
		this.follower.accept(event(3));
		this.follower.accept(event(4));
		this.follower.catchUp(List.of(event(1), event(2), event(3)));
		this.follower.accept(event(5));
		assertThat(this.received).containsExactly("1", "2", "3 now", "4 now", "5 now");
	}

	@Test
	void whoComesBackIsToldOnlyWhatIsNew() {
		follower(2).catchUp(List.of(event(1), event(2), event(3)));
		assertThat(this.received).containsExactly("3 now");
	}

	@Test
	void otherWorkIsNoneOfItsBusiness() {
		this.follower.catchUp(List.of());
		this.follower.accept(new WorkEvent.Changed(7, NOW, record("other")));
		this.follower.accept(new WorkEvent.Late(NOW, record("mine")));
		assertThat(this.received).isEmpty();
	}

	private WorkFollower follower(long latest) {
		return new WorkFollower(WorkKey.of("mine"), latest,
				(sequence, event, record, current) -> this.received.add(sequence + (current ? " now" : "")));
	}

	private static WorkEvent event(long sequence) {
		return new WorkEvent.Changed(sequence, NOW, record("mine"));
	}

	private static WorkRecord record(String requestId) {
		WorkRequest request = WorkRequest.of(requestId, "prepare-meal", "soup").build();
		return WorkRecord.queued(new Submission(request, WorkKey.ANYONE, Ingress.HTTP), NOW);
	}

}
