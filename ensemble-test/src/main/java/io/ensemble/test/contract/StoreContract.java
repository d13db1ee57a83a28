package io.ensemble.test.contract;

/**
 * A part of the contract that looks at a store.
 */
interface StoreContract {

	/**
	 * The store of this test.
	 * @return speaks to an empty store
	 */
	StoreDriver store();

}
