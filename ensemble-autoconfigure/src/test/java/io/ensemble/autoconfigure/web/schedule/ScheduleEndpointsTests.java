package io.ensemble.autoconfigure.web.schedule;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.ensemble.autoconfigure.web.answer.ApiAnswer;
import io.ensemble.autoconfigure.web.route.ApiEndpoint;
import io.ensemble.autoconfigure.web.route.ApiRequest;
import io.ensemble.engine.intake.Admission;
import io.ensemble.protocol.http.EnsembleBody;
import io.ensemble.schedule.ScheduleState;
import io.ensemble.schedule.Schedules;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ScheduleEndpoints} beside a store that takes its time.
 */
class ScheduleEndpointsTests {

	private final Schedules schedules = mock();

	private final CompletableFuture<Admission> admission = new CompletableFuture<>();

	@Test
	void aRunIsAnsweredWithItsOwnRequestHoweverLongItsAdmissionTakes() {
		given(this.schedules.runNow("report")).willReturn(Optional.of(this.admission));
		given(this.schedules.state("report"))
			.willAnswer((call) -> Optional.of(CompletableFuture.completedFuture(state())));
		CompletableFuture<? extends ApiAnswer> answer = run();
		assertThat(answer).isNotDone();
		this.admission.complete(new Admission.Accepted(null, 1, Duration.ZERO));
		assertThat(answer.join()).extracting("body")
			.isEqualTo(new EnsembleBody.Schedule("report", "daily", false, null, "this-run"));
	}

	private ScheduleState state() {
		return new ScheduleState("report", "daily", false, null,
				this.admission.isDone() ? "this-run" : "an-earlier-run");
	}

	private CompletableFuture<? extends ApiAnswer> run() {
		ApiEndpoint run = new ScheduleEndpoints(this.schedules).endpoints()
			.stream()
			.filter((endpoint) -> endpoint.path().endsWith("/run"))
			.findFirst()
			.orElseThrow();
		return run.handler()
			.handle(new ApiRequest(null, "anyone", Map.of("name", "report"), new byte[0]))
			.toCompletableFuture();
	}

}
