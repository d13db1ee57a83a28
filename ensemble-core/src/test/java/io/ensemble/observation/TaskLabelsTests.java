package io.ensemble.observation;

import java.time.Instant;

import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TaskLabels}.
 */
class TaskLabelsTests {

	private final TaskLabels labels = new TaskLabels();

	@Test
	void namesAreToldApartUntilThereAreTooMany() {
		for (int i = 0; i < TaskLabels.MAX_NAMES; i++) {
			assertThat(label("task-" + i)).isEqualTo("task-" + i);
		}
		assertThat(label("one-more")).isEqualTo(TaskLabels.OTHER);
		assertThat(label("task-7")).isEqualTo("task-7");
	}

	private String label(String task) {
		return this.labels.of(WorkRecord
			.queued(new Submission(WorkRequest.of("r1", task, "").build(), "anyone", Ingress.HTTP), Instant.EPOCH));
	}

}
