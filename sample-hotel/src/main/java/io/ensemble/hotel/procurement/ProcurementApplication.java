package io.ensemble.hotel.procurement;

import io.ensemble.hotel.model.HotelModelConfiguration;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/**
 * The procurement department.
 */
@SpringBootApplication(proxyBeanMethods = false)
@Import(HotelModelConfiguration.class)
public class ProcurementApplication {

}
