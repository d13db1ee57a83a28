package io.ensemble.benchmark.durable.server;

import java.io.OutputStream;

import io.ensemble.benchmark.durable.way.Ways;

/**
 * The process that does the work.
 */
public final class Worker {

	/** Is printed when it works. */
	public static final String READY = "WORKING";

	private Worker() {
	}

	/**
	 * Work until the standard input ends.
	 * @param args the way and the server
	 * @throws Exception if the server does not want
	 */
	public static void main(String[] args) throws Exception {
		Ways.valueOf(args[0]).way().work(args[1]);
		System.out.println(READY);
		System.in.transferTo(OutputStream.nullOutputStream());
		System.exit(0);
	}

}
