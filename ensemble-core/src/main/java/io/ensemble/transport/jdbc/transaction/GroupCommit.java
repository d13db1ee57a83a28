package io.ensemble.transport.jdbc.transaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.jdbc.database.Session;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;

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

	private static final int MAX_WAITING = 50_000;

	private final Queue<Member<I, O>> waiting = new ArrayDeque<>();

	private final JdbcSteps steps;

	private final int largest;

	private final BiFunction<Session, List<I>, List<O>> step;

	private boolean busy;

	/**
	 * Gather for a step.
	 * @param steps run the transactions
	 * @param largest how many share one at most
	 * @param step answers everybody, in the same order
	 */
	public GroupCommit(JdbcSteps steps, int largest, BiFunction<Session, List<I>, List<O>> step) {
		this.steps = steps;
		this.largest = largest;
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
		synchronized (this) {
			if (this.waiting.size() == MAX_WAITING) {
				return CompletableFuture
					.failedFuture(new StoreUnavailableException("The store has too much to do", null));
			}
			this.waiting.add(member);
			if (this.busy) {
				return member.answer();
			}
			this.busy = true;
		}
		next();
		return member.answer();
	}

	// A loop, as thousands may wait when all are refused at once.
	private void next() {
		List<Member<I, O>> group = gather();
		while (!group.isEmpty()) {
			List<Member<I, O>> members = group;
			CompletableFuture<List<O>> transaction = transaction(members);
			if (!transaction.isDone()) {
				transaction.whenComplete((answers, failure) -> {
					next();
					answer(members, answers, failure);
				});
				return;
			}
			transaction.whenComplete((answers, failure) -> answer(members, answers, failure));
			group = gather();
		}
	}

	private synchronized List<Member<I, O>> gather() {
		List<Member<I, O>> group = new ArrayList<>();
		while (group.size() < this.largest && !this.waiting.isEmpty()) {
			group.add(this.waiting.remove());
		}
		this.busy = !group.isEmpty();
		return group;
	}

	private CompletableFuture<List<O>> transaction(List<Member<I, O>> group) {
		List<I> inputs = group.stream().map(Member::input).toList();
		return this.steps.run((session) -> this.step.apply(session, inputs));
	}

	private void answer(List<Member<I, O>> group, @Nullable List<O> answers, @Nullable Throwable failure) {
		if (answers != null) {
			for (int index = 0; index < group.size(); index++) {
				group.get(index).answer().complete(answers.get(index));
			}
		}
		else if (failure != null && group.size() > 1 && failure.getCause() instanceof DataIntegrityViolationException) {
			group.forEach(this::alone);
		}
		else if (failure != null) {
			group.forEach((member) -> member.answer().completeExceptionally(failure));
		}
	}

	private void alone(Member<I, O> member) {
		List<Member<I, O>> group = List.of(member);
		transaction(group).whenComplete((answers, failure) -> answer(group, answers, failure));
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
