package io.ensemble.hotel.procurement;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

/**
 * The vendors that the hotel buys from.
 */
@Component
class VendorDirectory {

	private final List<Vendor> vendors = List.of(
			new Vendor("Alpine Heating", Set.of("valve", "boiler", "pump", "heating"), 2),
			new Vendor("City Plumbing", Set.of("tap", "pipe", "seal", "valve"), 1),
			new Vendor("Bright Electric", Set.of("lamp", "switch", "cable", "fuse"), 3));

	/**
	 * Find the vendor that delivers a part first.
	 * @param part the part
	 * @return the vendor, if anybody sells it
	 */
	Optional<Vendor> find(String part) {
		String words = part.toLowerCase(Locale.ROOT);
		return this.vendors.stream()
			.filter((vendor) -> vendor.sells().stream().anyMatch(words::contains))
			.min(Comparator.comparingInt(Vendor::deliveryDays));
	}

}
