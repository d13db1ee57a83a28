package io.ensemble.test.contract;

import io.ensemble.test.bulk.WaitingCopies;

/**
 * A store that can be filled quickly.
 */
interface BulkFixture extends StoreFixture {

	WaitingCopies copies();

}
