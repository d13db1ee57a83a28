package io.ensemble.faults.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.springframework.beans.factory.annotation.Autowired;

/**
 * A file outside of every store that tells what really happened. A line is one write to
 * the end of the file, so that processes may share it and a killed one leaves no half
 * line.
 */
public class Witness {

	private final Path file;

	@Autowired
	Witness(WorkerProperties properties) {
		this(properties.witness());
	}

	public Witness(Path file) {
		this.file = file;
	}

	public void write(String line) {
		try {
			Files.write(this.file, (line + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE,
					StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
