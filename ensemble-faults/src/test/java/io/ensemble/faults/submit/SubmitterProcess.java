package io.ensemble.faults.submit;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.ensemble.faults.process.JavaProcess;

/**
 * The handle of a {@link SubmitterApplication}.
 */
public final class SubmitterProcess implements AutoCloseable {

	private static final long PATIENCE = 120;

	private final Process process;

	private SubmitterProcess(SubmitterApplication.Part part, URI worker, Path journal, String prefix, int count) {
		this.process = JavaProcess.start(SubmitterApplication.class, journal.resolveSibling("submitter.log"),
				List.of("-Xmx64m"),
				List.of(part.name(), worker.toString(), journal.toString(), prefix, Integer.toString(count)));
	}

	public static SubmitterProcess submitting(URI worker, Path journal, String prefix, int count) {
		return new SubmitterProcess(SubmitterApplication.Part.SUBMITTING, worker, journal, prefix, count);
	}

	public static SubmitterProcess deaf(URI worker, Path journal, String prefix, int count) {
		return new SubmitterProcess(SubmitterApplication.Part.DEAF, worker, journal, prefix, count);
	}

	public static SubmitterProcess asking(URI worker, Path journal) {
		return new SubmitterProcess(SubmitterApplication.Part.ASKING, worker, journal, "", 0);
	}

	public void kill() {
		this.process.destroyForcibly();
		awaitEnd();
	}

	/**
	 * Wait until it has done its part.
	 */
	public void awaitEnd() {
		try {
			if (!this.process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
				throw new IllegalStateException("The submitter does not end");
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		kill();
	}

}
