package io.ensemble.hotel.launcher.plan;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.ensemble.hotel.accounting.AccountingApplication;
import io.ensemble.hotel.dashboard.DashboardApplication;
import io.ensemble.hotel.frontdesk.FrontDeskApplication;
import io.ensemble.hotel.housekeeping.HousekeepingApplication;
import io.ensemble.hotel.kitchen.KitchenApplication;
import io.ensemble.hotel.maintenance.MaintenanceApplication;
import io.ensemble.hotel.procurement.ProcurementApplication;
import io.ensemble.hotel.roomservice.RoomServiceApplication;

/**
 * The departments of the hotel, in the order in which they start.
 */
public enum Department {

	/** Prepares meals. */
	KITCHEN("kitchen", 7331, KitchenApplication.class),

	/** Brings meals to guests. */
	ROOM_SERVICE("room-service", 7330, RoomServiceApplication.class),

	/** Cleans rooms. */
	HOUSEKEEPING("housekeeping", 7332, HousekeepingApplication.class),

	/** Buys things. */
	PROCUREMENT("procurement", 7334, ProcurementApplication.class),

	/** Repairs things. */
	MAINTENANCE("maintenance", 7333, MaintenanceApplication.class),

	/** Counts the money. */
	ACCOUNTING("accounting", 7335, AccountingApplication.class),

	/** Looks after the guests. */
	FRONT_DESK("front-desk", 7329, FrontDeskApplication.class),

	/** Shows the duty manager what goes on. */
	DASHBOARD("dashboard", 7400, DashboardApplication.class);

	private final String ensemble;

	private final int usualPort;

	private final Class<?> application;

	Department(String ensemble, int usualPort, Class<?> application) {
		this.ensemble = ensemble;
		this.usualPort = usualPort;
		this.application = application;
	}

	/**
	 * The name of the department, which is the name of its ensemble.
	 * @return the name
	 */
	public String ensemble() {
		return this.ensemble;
	}

	int usualPort() {
		return this.usualPort;
	}

	/**
	 * The department's application.
	 * @return its main class
	 */
	public Class<?> application() {
		return this.application;
	}

	static Department named(String name) {
		return Arrays.stream(values())
			.filter((department) -> department.ensemble.equals(name))
			.findFirst()
			.orElseThrow(() -> new InvalidHotelException("The hotel has no department '" + name + "'", "Choose from "
					+ Arrays.stream(values()).map(Department::ensemble).collect(Collectors.joining(", "))));
	}

	@Override
	public String toString() {
		return this.ensemble;
	}

}
