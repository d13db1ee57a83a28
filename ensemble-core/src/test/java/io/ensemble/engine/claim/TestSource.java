package io.ensemble.engine.claim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A queue of names that gives what it has, unless a test says what is answered to the
 * next question.
 */
class TestSource implements ClaimSource<String> {

	final List<String> waiting = new ArrayList<>();

	final List<Integer> asked = new ArrayList<>();

	final List<String> begun = new ArrayList<>();

	final Deque<Runnable> ends = new ArrayDeque<>();

	final List<String> handedBack = new ArrayList<>();

	final Deque<Function<CompletionStage<List<String>>, CompletionStage<List<String>>>> answers = new ArrayDeque<>();

	final CompletableFuture<Boolean> returned = new CompletableFuture<>();

	boolean tellsOfAll = true;

	@Override
	public CompletionStage<List<String>> claim(int max) {
		this.asked.add(max);
		List<String> given = this.waiting.subList(0, Math.min(max, this.waiting.size()));
		CompletionStage<List<String>> answer = CompletableFuture.completedFuture(List.copyOf(given));
		given.clear();
		return this.answers.isEmpty() ? answer : this.answers.remove().apply(answer);
	}

	@Override
	public void begin(String claim, Runnable ended) {
		this.begun.add(claim);
		this.ends.add(ended);
	}

	@Override
	public CompletionStage<?> handBack(String claim) {
		this.handedBack.add(claim);
		return this.returned;
	}

	@Override
	public boolean tellsOfAll() {
		return this.tellsOfAll;
	}

	@Override
	public String consequence() {
		return "nothing is claimed";
	}

	void answerOnceCompleted(CompletableFuture<?> answered) {
		this.answers.add((answer) -> answered.thenCombine(answer, (now, claims) -> claims));
	}

	void endFirst() {
		this.ends.remove().run();
	}

}
