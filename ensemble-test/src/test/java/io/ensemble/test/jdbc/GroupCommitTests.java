package io.ensemble.test.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.jdbc.database.Database;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.transaction.GroupCommit;
import io.ensemble.transport.jdbc.transaction.JdbcSteps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Steps that share transactions.
 */
class GroupCommitTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final int LARGEST = 4;

	private static final int POISON = 13;

	private static final int OUT_OF_MEMORY = 14;

	private static final int TOO_LONG = 15;

	private final List<List<Integer>> transactions = new CopyOnWriteArrayList<>();

	private final CountDownLatch first = new CountDownLatch(1);

	private final HeldDatabase source = new HeldDatabase();

	private final JdbcSteps steps = new JdbcSteps(new Database(this.source, "kitchen"), "kitchen", 2,
			UnaryOperator.identity());

	private final GroupCommit<Integer, String> group = new GroupCommit<>(this.steps, LARGEST, this::answer);

	@AfterEach
	void close() {
		this.first.countDown();
		this.steps.close();
	}

	@Test
	void whoComesAloneIsAnsweredAlone() {
		this.first.countDown();
		assertThat(this.group.run(1)).succeedsWithin(LIMIT).isEqualTo("<1>");
		assertThat(this.group.run(2)).succeedsWithin(LIMIT).isEqualTo("<2>");
		assertThat(this.transactions).containsExactly(List.of(1), List.of(2));
	}

	@Test
	void whoComesWhileOneRunsSharesTheNextUpToItsSize() {
		List<CompletableFuture<String>> answers = run(1);
		await().until(() -> !this.transactions.isEmpty());
		answers.addAll(run(2, 3, 4, 5, 6));
		this.first.countDown();
		assertThat(answers).allSatisfy((answer) -> assertThat(answer).succeedsWithin(LIMIT));
		assertThat(answers.stream().map(CompletableFuture::join)).containsExactly("<1>", "<2>", "<3>", "<4>", "<5>",
				"<6>");
		assertThat(this.transactions).containsExactly(List.of(1), List.of(2, 3, 4, 5), List.of(6));
	}

	@ParameterizedTest
	@ValueSource(ints = { POISON, TOO_LONG })
	void whatTheDatabaseRefusesHurtsNobodyElse(int refused) {
		List<CompletableFuture<String>> answers = run(1, 2, refused, 3);
		this.first.countDown();
		assertThat(answers.get(1)).succeedsWithin(LIMIT).isEqualTo("<2>");
		assertThat(answers.get(3)).succeedsWithin(LIMIT).isEqualTo("<3>");
		assertThat(answers.get(2)).failsWithin(LIMIT)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(StoreUnavailableException.class);
		assertThat(this.group.run(4)).succeedsWithin(LIMIT);
	}

	@Test
	void whileTheDatabaseIsAwayAllFailAndThoseAfterItsReturnDoNot() {
		this.first.countDown();
		assertThat(this.group.run(1)).succeedsWithin(LIMIT);
		this.source.goAway();
		assertThat(run(2, 3)).allSatisfy((answer) -> assertThat(answer).failsWithin(LIMIT));
		this.source.comeBack();
		assertThat(this.group.run(4)).succeedsWithin(LIMIT).isEqualTo("<4>");
	}

	@Test
	void whenMemoryRunsOutThoseWhoTookPartHearOfItAndOthersGoOn() {
		this.first.countDown();
		assertThat(this.group.run(OUT_OF_MEMORY)).failsWithin(LIMIT)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(StoreUnavailableException.class);
		assertThat(this.group.run(2)).succeedsWithin(LIMIT).isEqualTo("<2>");
	}

	@Test
	void thousandsWhoWaitAreAllRefusedWhenTheDatabaseGoes() {
		CompletableFuture<String> running = this.group.run(1);
		await().until(() -> !this.transactions.isEmpty());
		List<CompletableFuture<String>> answers = run(IntStream.range(2, 40_000).toArray());
		this.source.goAway();
		this.first.countDown();
		assertThat(running).succeedsWithin(LIMIT);
		assertThat(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))).failsWithin(LIMIT);
		assertThat(answers).allMatch(CompletableFuture::isCompletedExceptionally);
	}

	private List<CompletableFuture<String>> run(int... inputs) {
		List<CompletableFuture<String>> answers = new ArrayList<>();
		IntStream.of(inputs).forEach((input) -> answers.add(this.group.run(input)));
		return answers;
	}

	private List<String> answer(Session session, List<Integer> inputs) {
		this.transactions.add(inputs);
		try {
			this.first.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		if (inputs.contains(POISON)) {
			throw new DataIntegrityViolationException("a column refuses it");
		}
		if (inputs.contains(TOO_LONG)) {
			throw new DataAccessResourceFailureException("refused", new SQLException("index row size", "54000"));
		}
		if (inputs.contains(OUT_OF_MEMORY)) {
			throw new OutOfMemoryError("made up");
		}
		return inputs.stream().map((input) -> "<" + input + ">").toList();
	}

}
