package io.ensemble.test.contract;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Opens an empty store for every test.
 */
abstract class AbstractStoreContract implements StoreContract {

	private @Nullable StoreFixture fixture;

	/**
	 * Open an empty store. It is closed after the test.
	 * @return the store and its time
	 * @throws Exception if the store cannot be opened
	 */
	protected abstract StoreFixture open() throws Exception;

	@BeforeEach
	void openStore() throws Exception {
		this.fixture = open();
	}

	@AfterEach
	void closeStore() throws Exception {
		if (this.fixture != null) {
			this.fixture.close();
		}
	}

	@Override
	public final StoreDriver store() {
		return new StoreDriver(Objects.requireNonNull(this.fixture, "the store is not open"));
	}

}
