package io.ensemble.engine.thread;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WakeLoopTests {

	private final Queue<Supplier<CompletionStage<Boolean>>> steps = new ArrayDeque<>();

	private final List<Integer> left = new ArrayList<>();

	private final WakeLoop loop = new WakeLoop(() -> {
		Supplier<CompletionStage<Boolean>> step = this.steps.remove();
		this.left.add(this.steps.size());
		return step.get();
	});

	@Test
	void aStepThatFailsIsFollowedByTheNextWhenTheLoopIsWoken() {
		this.steps.add(() -> {
			throw new StackOverflowError();
		});
		this.steps.add(() -> CompletableFuture.failedFuture(new IllegalStateException("a defect")));
		this.steps.add(() -> null);
		this.steps.add(() -> CompletableFuture.completedFuture(false));
		for (int i = 0; i < 4; i++) {
			this.loop.wake();
			assertThat(this.left).hasSize(i + 1);
		}
	}

	@Test
	void whoWakesTheLoopDuringAStepThatFailsIsHeard() {
		CompletableFuture<Boolean> slow = new CompletableFuture<>();
		this.steps.add(() -> slow);
		this.steps.add(() -> CompletableFuture.completedFuture(false));
		this.loop.wake();
		this.loop.wake();
		assertThat(this.left).hasSize(1);
		slow.completeExceptionally(new IllegalStateException("a defect"));
		assertThat(this.left).hasSize(2);
	}

}
