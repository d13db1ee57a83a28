package io.ensemble.test.contract;

import io.ensemble.transport.RunJournal;
import io.ensemble.transport.simple.SimpleRunJournal;

/**
 * {@link SimpleRunJournal} does what every journal does.
 */
class SimpleRunJournalTests extends RunJournalContract {

	@Override
	protected JournalFixture open() {
		return new SimpleJournalFixture();
	}

	private static final class SimpleJournalFixture extends SimpleStoreFixture implements JournalFixture {

		private final SimpleRunJournal journal = new SimpleRunJournal();

		@Override
		public RunJournal journal() {
			return this.journal;
		}

	}

}
