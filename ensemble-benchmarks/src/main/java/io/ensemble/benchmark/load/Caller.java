package io.ensemble.benchmark.load;

import java.util.concurrent.CompletableFuture;

/**
 * One way to ask the serving process. Shared by all threads of a run.
 */
public interface Caller extends AutoCloseable {

	/**
	 * Ask.
	 * @param mark an id of this request, which the answer must carry
	 * @return the mark in the answer
	 */
	CompletableFuture<String> ask(String mark);

	@Override
	void close();

}
