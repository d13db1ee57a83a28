package io.ensemble.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Signals to processes.
 */
public final class Signals {

	private Signals() {
	}

	/**
	 * Send one.
	 * @param pid to which process
	 * @param name such as {@code STOP}, {@code CONT} or {@code TERM}
	 */
	public static void send(long pid, String name) {
		try {
			new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
