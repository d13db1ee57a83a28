package io.ensemble.engine.ingress;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

import io.ensemble.capability.Capability;
import io.ensemble.engine.TestEngine;
import io.ensemble.engine.delivery.DeliveryChannel;
import io.ensemble.protocol.http.HttpJson;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.ingress.Entry;
import io.ensemble.transport.ingress.Verdict;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.ensemble.work.Priority;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EntryIntakeTests {

	private static final TraceContext TRACE = TraceContext.derivedFrom("sender");

	private final TestEngine engine = TestEngine.with(1, 2)
		.channel(new DefectiveChannel())
		.build()
		.offering(Capability.task("cook").handler((input) -> input));

	private final EntryIntake queue = intake(new EnvelopeFormat(new HttpJson(10_000)), Ingress.QUEUE);

	private final EntryIntake topic = intake(new ContextFormat("cook", Priority.HIGH, DeliverySpec.DEFAULT),
			Ingress.TOPIC);

	@Test
	void anEnvelopeBecomesWork() {
		assertThat(queue("{\"requestId\":\"r-1\",\"task\":\"cook\",\"context\":\"soup\"}"))
			.isEqualTo(new Verdict.Taken());
		WorkRecord work = this.engine.record("r-1");
		assertThat(work.request().context()).isEqualTo("soup");
		assertThat(work.ingress()).isEqualTo(Ingress.QUEUE);
		assertThat(work.request().traceContext()).isEqualTo(TRACE);
	}

	@Test
	void anEnvelopeWithoutIdTakesThatOfTheEntry() {
		queue("{\"task\":\"cook\"}");
		assertThat(this.engine.record("entry-1").status()).isEqualTo(WorkStatus.QUEUED);
	}

	@Test
	void aForeignEntryIsTheContextOfTheTask() {
		assertThat(handle(this.topic, "{\"order\": 7}".getBytes(StandardCharsets.UTF_8)))
			.isEqualTo(new Verdict.Taken());
		WorkRecord work = this.engine.record("entry-1");
		assertThat(work.request().context()).isEqualTo("{\"order\": 7}");
		assertThat(work.priority()).isEqualTo(Priority.HIGH);
		assertThat(work.ingress()).isEqualTo(Ingress.TOPIC);
	}

	@Test
	void theSameEntryTwiceIsOnePieceOfWork() {
		this.engine.start();
		for (int i = 0; i < 2; i++) {
			assertThat(handle(this.topic, "soup".getBytes(StandardCharsets.UTF_8))).isEqualTo(new Verdict.Taken());
			this.engine.time.runReady();
		}
		assertThat(this.engine.record("entry-1").attempt()).isEqualTo(1);
	}

	@Test
	void workWhoseResultIsGoneIsNotDoneAgainAndNotDead() {
		this.engine.start();
		handle(this.topic, "soup".getBytes(StandardCharsets.UTF_8));
		this.engine.time.advance(Duration.ofHours(25));
		assertThat(handle(this.topic, "soup".getBytes(StandardCharsets.UTF_8))).isEqualTo(new Verdict.Taken());
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '|', value = { "no json at all, INVALID", "{}, INVALID", "[1], INVALID",
			"{\"task\":\"a b\"}, INVALID", "{\"task\":\"fly\"}, UNKNOWN_CAPABILITY" })
	void garbageIsDeadAtOnce(String payload, ErrorCode reason) {
		assertThat(queue(payload)).isInstanceOfSatisfying(Verdict.Dead.class,
				(dead) -> assertThat(dead.code()).isEqualTo(reason));
	}

	@Test
	void anEntryOnWhichTheReaderFailsIsDeadAtOnce() {
		EntryIntake intake = intake((entry) -> {
			throw new NullPointerException("a defect");
		}, Ingress.QUEUE);
		assertThat(handle(intake, new byte[0]))
			.isEqualTo(new Verdict.Dead(ErrorCode.INVALID, "The entry cannot be read"));
	}

	@Test
	void anEntryWhoseDeliveryCannotBeCheckedIsDeadAtOnce() {
		assertThat(queue("{\"task\":\"cook\",\"delivery\":{\"method\":\"TOPIC\",\"address\":\"a\"}}"))
			.isEqualTo(new Verdict.Dead(ErrorCode.INVALID, "delivery: cannot be checked"));
	}

	@Test
	void theReasonNamesTheFieldAndSaysNothingOfThePayload() {
		Verdict verdict = queue("{\"task\":\"cook\",\"priority\":\"<script>\"}");
		assertThat(((Verdict.Dead) verdict).reason()).startsWith("priority must be one of").doesNotContain("script");
	}

	@Test
	void aHugeEntryIsDeadBeforeItIsRead() {
		assertThat(handle(this.topic, new byte[20_001])).isInstanceOfSatisfying(Verdict.Dead.class,
				(dead) -> assertThat(dead.code()).isEqualTo(ErrorCode.TOO_LARGE));
	}

	@Test
	void foreignBytesThatAreNoTextAreDead() {
		assertThat(handle(this.topic, new byte[] { (byte) 0xff }))
			.isEqualTo(new Verdict.Dead(ErrorCode.INVALID, "context is not UTF-8"));
	}

	@Test
	void aFullQueueAsksToComeAgain() {
		queue("{\"requestId\":\"r-1\",\"task\":\"cook\"}");
		queue("{\"requestId\":\"r-2\",\"task\":\"cook\"}");
		assertThat(queue("{\"requestId\":\"r-3\",\"task\":\"cook\"}")).isInstanceOf(Verdict.Later.class);
	}

	@Test
	void aDrainingEnsembleAsksToComeAgain() {
		this.engine.start().lifecycle.drain();
		assertThat(queue("{\"task\":\"cook\"}")).isInstanceOf(Verdict.Later.class);
	}

	@Test
	void theSameIdWithOtherContentIsDead() {
		queue("{\"requestId\":\"r-1\",\"task\":\"cook\",\"context\":\"soup\"}");
		assertThat(queue("{\"requestId\":\"r-1\",\"task\":\"cook\",\"context\":\"salad\"}")).isInstanceOfSatisfying(
				Verdict.Dead.class, (dead) -> assertThat(dead.code()).isEqualTo(ErrorCode.IDEMPOTENCY_MISMATCH));
	}

	private EntryIntake intake(EntryFormat format, Ingress ingress) {
		return new EntryIntake(this.engine.intake, format, ingress, WorkKey.ANYONE, 20_000);
	}

	private Verdict queue(String payload) {
		return handle(this.queue, payload.getBytes(StandardCharsets.UTF_8));
	}

	private static Verdict handle(EntryIntake intake, byte[] payload) {
		return intake.handle(new Entry(payload, "entry-1", TRACE)).toCompletableFuture().join();
	}

	/**
	 * Fails on whatever it is to check.
	 */
	private static final class DefectiveChannel implements DeliveryChannel {

		@Override
		public DeliveryMethod method() {
			return DeliveryMethod.TOPIC;
		}

		@Override
		public void check(DeliverySpec delivery) {
			throw new NullPointerException("a defect");
		}

		@Override
		public CompletionStage<?> deliver(Delivery delivery) {
			throw new UnsupportedOperationException();
		}

	}

}
