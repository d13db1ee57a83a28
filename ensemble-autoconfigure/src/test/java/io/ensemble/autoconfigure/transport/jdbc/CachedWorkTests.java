package io.ensemble.autoconfigure.transport.jdbc;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.ensemble.autoconfigure.web.RunningKitchen;
import io.ensemble.capability.WorkContext;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.engine.WorkStores;
import io.ensemble.transport.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.ObjectProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Work that may be answered from the cache of a database.
 */
class CachedWorkTests {

	@TempDir
	private Path directory;

	@Test
	void theHandlerDoesNotRunOnTheThreadOfTheDatabase() {
		try (RunningKitchen kitchen = RunningKitchen.start(new Class<?>[] { Stocktaking.class },
				"ensemble.transport.type=jdbc", "ensemble.transport.jdbc.directory=" + this.directory,
				"ensemble.transport.jdbc.connections=1")) {
			assertThat(kitchen.client().post("/api/work?wait=PT20S", """
					{"requestId":"s-1","task":"take-stock","context":"","cacheKey":"stock"}""").body())
				.contains("the store knows s-1");
		}
	}

	/**
	 * Waits for the store.
	 */
	public static class Stocktaking {

		private final ObjectProvider<WorkStores> stores;

		Stocktaking(ObjectProvider<WorkStores> stores) {
			this.stores = stores;
		}

		@SharedTask(name = "take-stock", description = "Looks itself up")
		public String takeStock(String input, WorkContext work) throws Exception {
			Found found = this.stores.getObject()
				.results()
				.find(work.work().key())
				.toCompletableFuture()
				.get(10, TimeUnit.SECONDS);
			return "the store knows " + ((Found.Present) found).record().key().requestId();
		}

	}

}
