package io.ensemble.hotel.accounting;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

/**
 * The takings of the day by source. Nothing is added to them yet.
 */
@Component
class CashBook {

	/**
	 * The takings.
	 * @return euros by source
	 */
	Map<String, BigDecimal> takings() {
		Map<String, BigDecimal> takings = new LinkedHashMap<>();
		takings.put("rooms", new BigDecimal("18420.00"));
		takings.put("restaurant", new BigDecimal("3275.50"));
		takings.put("room service", new BigDecimal("964.00"));
		return takings;
	}

}
