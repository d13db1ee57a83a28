package io.ensemble.faults.worker.bug;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.Claim;
import io.ensemble.transport.Found;
import io.ensemble.transport.ResultStore;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;

/**
 * Writes a result for an id without asking whether the claim still stands: the last one
 * wins. A directory of the workers is what a careless update of a row would be.
 */
public final class IgnoresTheToken {

	private final ResultStore results;

	private final Path directory;

	public IgnoresTheToken(ResultStore results, String directory) {
		this.results = results;
		this.directory = Path.of(directory);
	}

	public ResultStore store() {
		return Overriding.of(ResultStore.class, this.results,
				Map.of("finish", (arguments) -> finish((Claim) arguments[0], (WorkResult) arguments[1]), "find",
						(arguments) -> this.results.find((WorkKey) arguments[0]).thenApply(this::last)));
	}

	private CompletionStage<Optional<WorkRecord>> finish(Claim claim, WorkResult result) {
		return this.results.end(claim.record().key(), result).thenApply((ended) -> {
			write(claim.record().key(), result);
			return ended;
		});
	}

	private Found last(Found found) {
		if (found instanceof Found.Present present && present.record().result() != null) {
			WorkRecord record = present.record();
			Path file = file(record.key());
			return Files.exists(file)
					? new Found.Present(record.finished(record.result().withOutput(read(file)), record.completedAt()))
					: found;
		}
		return found;
	}

	private Path file(WorkKey key) {
		return this.directory.resolve(key.requestId());
	}

	private void write(WorkKey key, WorkResult result) {
		try {
			Files.createDirectories(this.directory);
			Files.writeString(file(key), String.valueOf(result.output()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
