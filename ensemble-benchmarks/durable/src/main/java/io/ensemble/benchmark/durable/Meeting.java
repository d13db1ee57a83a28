package io.ensemble.benchmark.durable;

import io.ensemble.benchmark.durable.server.Worker;
import io.ensemble.benchmark.durable.way.Ways;
import io.ensemble.benchmark.load.Caller;
import io.ensemble.benchmark.server.JavaProcess;

/**
 * A process that works and one, this, that asks it by the same way.
 *
 * @param worker the working process
 * @param caller asks
 */
record Meeting(JavaProcess worker, Caller caller) implements AutoCloseable {

	static Meeting of(Ways way, String server) throws Exception {
		JavaProcess worker = JavaProcess.start(System.getProperty("java.class.path"), Worker.class, way.name(), server);
		worker.await(Worker.READY);
		return new Meeting(worker, way.way().ask(server));
	}

	@Override
	public void close() {
		this.caller.close();
		this.worker.close();
	}

}
