package io.ensemble.schedule;

/**
 * Is told what schedules do. Must not block.
 */
public interface ScheduleListener {

	/** Listens to nothing. */
	ScheduleListener NONE = new ScheduleListener() {

		@Override
		public void ran(String schedule) {
		}

		@Override
		public void missed(String schedule, long ticks) {
		}

	};

	/**
	 * This replica handed in work, for a tick or since it was told to.
	 * @param schedule the name of the schedule
	 */
	void ran(String schedule);

	/**
	 * Ticks passed without a run. Whether they are made up for is up to the schedule.
	 * @param schedule the name of the schedule
	 * @param ticks how many, at least one
	 */
	void missed(String schedule, long ticks);

}
