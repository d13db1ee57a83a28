package io.ensemble.transport.jdbc.transaction;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.jdbc.database.Session;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.NonTransientDataAccessException;

/**
 * Lets those who want the same step share a transaction: while one runs, others gather
 * for the next. So nobody waits who is alone, and a busy store commits seldom. This is
 * the group commit of DeWitt et al., <em>Implementation Techniques for Main Memory
 * Database Systems</em>, 1984. What the database refuses as such is tried again alone, so
 * that it hurts nobody else. Thread-safe.
 *
 * @param <I> what each of them wants
 * @param <O> what each of them is answered
 */
public final class GroupCommit<I, O> {

	private static final Duration PATIENCE = Duration.ofMillis(1);

	private final WaitingRoom<Member<I, O>> room;

	private final JdbcSteps steps;

	private final BiFunction<Session, List<I>, List<O>> step;

	/**
	 * Gather for a step.
	 * @param steps run the transactions
	 * @param largest how many share one at most
	 * @param step answers everybody, in the same order
	 */
	public GroupCommit(JdbcSteps steps, int largest, BiFunction<Session, List<I>, List<O>> step) {
		this.room = new WaitingRoom<>(largest, PATIENCE);
		this.steps = steps;
		this.step = step;
	}

	/**
	 * Take part in the next transaction.
	 * @param input what is wanted
	 * @return the answer, after the commit; fails with {@link StoreUnavailableException}
	 * only
	 */
	public CompletableFuture<O> run(I input) {
		Member<I, O> member = new Member<>(input, new CompletableFuture<>());
		if (!this.room.enter(member)) {
			return CompletableFuture.failedFuture(new StoreUnavailableException("The store has too much to do", null));
		}
		if (this.room.begin()) {
			next();
		}
		return member.answer();
	}

	// A loop, as thousands may wait when all are refused at once.
	private void next() {
		boolean more = true;
		while (more) {
			Group<Member<I, O>> group = new Group<>(this.room);
			CompletableFuture<List<O>> transaction = transaction(group);
			if (!transaction.isDone()) {
				transaction.whenComplete((answers, failure) -> {
					List<Member<I, O>> members = group.gathered();
					if (this.room.goOn()) {
						next();
					}
					answer(members, answers, failure);
				});
				return;
			}
			transaction.whenComplete((answers, failure) -> answer(group.gathered(), answers, failure));
			more = this.room.goOn();
		}
	}

	private CompletableFuture<List<O>> transaction(Group<Member<I, O>> group) {
		return this.steps
			.run((session) -> this.step.apply(session, group.members().stream().map(Member::input).toList()));
	}

	private void answer(List<Member<I, O>> group, @Nullable List<O> answers, @Nullable Throwable failure) {
		if (answers != null) {
			for (int index = 0; index < group.size(); index++) {
				group.get(index).answer().complete(answers.get(index));
			}
		}
		else if (failure != null && group.size() > 1 && isRefused(failure.getCause())) {
			group.forEach(this::alone);
		}
		else if (failure != null) {
			group.forEach((member) -> member.answer().completeExceptionally(failure));
		}
	}

	private static boolean isRefused(@Nullable Throwable cause) {
		return cause instanceof NonTransientDataAccessException && !ConnectionFailures.isOne(cause);
	}

	private void alone(Member<I, O> member) {
		Group<Member<I, O>> group = new Group<>(this.room, member);
		transaction(group).whenComplete((answers, failure) -> answer(group.gathered(), answers, failure));
	}

	/**
	 * One who takes part.
	 *
	 * @param input what is wanted
	 * @param answer is completed with what comes out
	 */
	private record Member<I, O>(I input, CompletableFuture<O> answer) {
	}

}
