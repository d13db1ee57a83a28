package io.ensemble.hotel.maintenance;

import io.ensemble.hotel.model.HotelModelConfiguration;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/**
 * The maintenance department.
 */
@SpringBootApplication(proxyBeanMethods = false)
@Import(HotelModelConfiguration.class)
public class MaintenanceApplication {

}
