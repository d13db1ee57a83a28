package io.ensemble.engine.deadletter;

import java.util.concurrent.CompletableFuture;

import io.ensemble.engine.event.WorkEvents;
import io.ensemble.time.VirtualTime;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.WorkQuery;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link DeadLetters}.
 */
class DeadLettersTests {

	private final ResultStore results = mock(ResultStore.class);

	private final DeadLetters letters = new DeadLetters(this.results, new WorkEvents(new VirtualTime()));

	@Test
	void areCountedWithoutBeingRead() {
		given(this.results.countDead(WorkQuery.MAX_LIMIT)).willReturn(CompletableFuture.completedFuture(7));
		assertThat(this.letters.lastKnownCount()).isEqualTo(7);
		then(this.results).should(never()).list(any());
	}

	@Test
	void areAsManyAsTheStoreToldLastWhileItDoesNotAnswer() {
		CompletableFuture<Integer> answer = new CompletableFuture<>();
		given(this.results.countDead(WorkQuery.MAX_LIMIT)).willReturn(answer);
		assertThat(this.letters.lastKnownCount()).isZero();
		answer.complete(3);
		assertThat(this.letters.lastKnownCount()).isEqualTo(3);
	}

}
