package io.ensemble.hotel.procurement;

import java.util.Set;

/**
 * Somebody who sells parts.
 *
 * @param name its name
 * @param sells words for what it sells
 * @param deliveryDays how many days a delivery takes
 */
record Vendor(String name, Set<String> sells, int deliveryDays) {

	Vendor {
		sells = Set.copyOf(sells);
	}

	/**
	 * When a delivery comes.
	 * @return in words
	 */
	String delivery() {
		return (this.deliveryDays > 1) ? "in " + this.deliveryDays + " days" : "tomorrow";
	}

}
