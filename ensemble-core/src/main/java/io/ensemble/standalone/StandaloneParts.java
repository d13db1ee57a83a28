package io.ensemble.standalone;

import io.ensemble.engine.thread.CallbackThreads;
import io.ensemble.engine.thread.EngineThreads;
import io.ensemble.engine.thread.ToolThreads;
import io.ensemble.network.peer.Peers;

/**
 * What an ensemble has to give back when it ends.
 *
 * @param peers the connections to others
 * @param threads runs the work
 * @param toolThreads runs the tools of agents
 * @param callbackThreads runs what callers do with results that they do not wait for
 */
record StandaloneParts(Peers peers, EngineThreads threads, ToolThreads toolThreads,
		CallbackThreads callbackThreads) implements AutoCloseable {

	@Override
	public void close() {
		this.peers.close("shutdown");
		this.toolThreads.close();
		this.threads.close();
		this.callbackThreads.close();
	}

}
