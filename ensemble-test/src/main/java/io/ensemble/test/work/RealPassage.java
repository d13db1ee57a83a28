package io.ensemble.test.work;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Time passes by itself.
 *
 * @param patience how long a wait may take
 */
public record RealPassage(Duration patience) implements Passage {

	@Override
	public boolean await(CompletableFuture<?> expected) {
		try {
			expected.get(this.patience.toNanos(), TimeUnit.NANOSECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
	}

	@Override
	public void settle() {
	}

	@Override
	public void advance(Duration duration) {
		throw new IllegalStateException("Only virtual time can be told to pass: use @EnsembleTest(virtualTime = true)");
	}

}
