package io.ensemble.hotel;

import io.ensemble.hotel.launcher.HotelLauncher;

/**
 * Opens the hotel: all departments, or those of {@code --hotel.departments}.
 */
public final class HotelApplication {

	private HotelApplication() {
	}

	/**
	 * Run until the process is told to stop.
	 * @param args {@code --hotel.*} for the hotel, everything else for all departments
	 */
	public static void main(String[] args) {
		HotelLauncher.run(args);
	}

}
