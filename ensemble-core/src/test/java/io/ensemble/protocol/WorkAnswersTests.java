package io.ensemble.protocol;

import java.time.Instant;
import java.util.List;

import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import io.ensemble.work.token.TokenUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WorkAnswersTests {

	private static final Instant START = Instant.parse("2026-03-06T09:00:00Z");

	private static final TraceContext TRACE = new TraceContext(
			"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", null);

	private final MessageCodec codec = new MessageCodec();

	@Test
	void answersATaskThatIsDone() {
		WorkRecord work = ended("rs-18", WorkResult.completed("Served").with(new TokenUsage(1000, 200), List.of()),
				81_234);
		assertThat(this.codec.encode(WorkAnswers.task(work)))
			.satisfies((json) -> Golden.assertEqual("wire/task_response-traced.json", json));
	}

	@Test
	void answersAToolThatIsDone() {
		Golden.assertEqual("wire/tool_response-traced.json",
				this.codec.encode(WorkAnswers.tool(ended("rs-19", WorkResult.completed("12 portions"), 3))));
	}

	@Test
	void saysFirstWhyWorkWasNotDone() {
		WorkResult result = WorkResult.ended(WorkStatus.CANCELLED, ErrorCode.CANCELLED, "withdrawn by its caller")
			.withOutput("Half a steak");
		Golden.assertEqual("wire/task_response-cancelled.json",
				this.codec.encode(WorkAnswers.task(ended("rs-18", result, 1_500))));
	}

	@ParameterizedTest
	@EnumSource(names = { "CANCELLED", "EXPIRED", "DEAD" })
	void tellsOthersThatWorkFailedWhoseStatusTheyDoNotKnow(WorkStatus status) {
		WorkResult result = WorkResult.ended(status, ErrorCode.valueOf(status.name()), "why");
		assertThat(WorkAnswers.task(ended("r", result, 1)).status()).isEqualTo("FAILED");
		assertThat(WorkAnswers.tool(ended("r", result, 1)).error()).isEqualTo(status + ": why");
	}

	@Test
	void leavesTheMessageOfAHandlerAlone() {
		assertThat(WorkAnswers.task(ended("r", WorkResult.failed("The oven is cold"), 1)))
			.satisfies((answer) -> assertThat(answer.status()).isEqualTo("FAILED"))
			.satisfies((answer) -> assertThat(answer.error()).isEqualTo("The oven is cold"));
	}

	@Test
	void keepsTheStatusOfWhatAReviewerRefused() {
		WorkResult result = WorkResult.ended(WorkStatus.REJECTED, ErrorCode.REJECTED, "no");
		assertThat(WorkAnswers.task(ended("r", result, 1)).status()).isEqualTo("REJECTED");
	}

	@Test
	void refusesWithTheCodeFirst() {
		Golden.assertEqual("wire/task_response-refused.json",
				this.codec.encode(WorkAnswers.taskRefused("rs-18", ErrorCode.QUEUE_FULL, "the queue is full", null)));
		Golden.assertEqual("wire/tool_response-refused.json", this.codec
			.encode(WorkAnswers.toolRefused("rs-19", ErrorCode.DRAINING, "the ensemble takes no new work", null)));
	}

	@Test
	void refusesWhatCannotBeRead() {
		String frame = "{\"type\":\"task_request\",\"requestId\":\"rs-18\",\"from\":\"a\",\"task\":\"t\",\"priority\":\"X\"}";
		Decoded.Malformed malformed = (Decoded.Malformed) this.codec.decode(frame);
		Golden.assertEqual("wire/task_response-invalid.json", this.codec
			.encode(WorkAnswers.taskRefused(malformed.requestId(), malformed.code(), malformed.detail(), null)));
	}

	@Test
	void doesNotAnswerWorkThatHasNotEnded() {
		WorkRecord queued = WorkRecord
			.queued(new Submission(WorkRequest.of("r", "t", "").build(), WorkKey.ANYONE, Ingress.WEBSOCKET), START);
		assertThatIllegalArgumentException().isThrownBy(() -> WorkAnswers.task(queued));
	}

	private static WorkRecord ended(String requestId, WorkResult result, long millis) {
		WorkRequest request = WorkRequest.of(requestId, "t", "").traceContext(TRACE).build();
		return WorkRecord.queued(new Submission(request, WorkKey.ANYONE, Ingress.WEBSOCKET), START)
			.started(START)
			.finished(result, START.plusMillis(millis));
	}

}
