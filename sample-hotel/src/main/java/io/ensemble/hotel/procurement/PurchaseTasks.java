package io.ensemble.hotel.procurement;

import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.capability.annotation.SharedTool;

import org.springframework.stereotype.Component;

/**
 * What procurement does and tells.
 */
@Component
class PurchaseTasks {

	private static final int FIRST_ORDER = 4821;

	private final AtomicInteger orders = new AtomicInteger(FIRST_ORDER);

	private final VendorDirectory vendors;

	PurchaseTasks(VendorDirectory vendors) {
		this.vendors = vendors;
	}

	@SharedTask(name = "purchase-parts", description = "Buys spare parts from the vendor that delivers first",
			expectedOutput = "The number of the purchase order and when the part arrives", tags = "parts")
	String purchaseParts(String part) {
		Vendor vendor = this.vendors.find(part)
			.orElseThrow(() -> new IllegalArgumentException("Nobody sells '" + part + "'"));
		return "Purchase order %d: %s from %s, here %s".formatted(this.orders.getAndIncrement(), part, vendor.name(),
				vendor.delivery());
	}

	@SharedTool(name = "find-vendor", description = "Tells who sells a part", tags = "parts")
	String findVendor(String part) {
		return this.vendors.find(part)
			.map((vendor) -> "%s sells it and delivers %s".formatted(vendor.name(), vendor.delivery()))
			.orElse("Nobody sells '" + part + "'");
	}

}
