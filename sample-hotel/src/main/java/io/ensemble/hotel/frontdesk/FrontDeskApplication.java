package io.ensemble.hotel.frontdesk;

import io.ensemble.hotel.model.HotelModelConfiguration;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/**
 * The front desk department.
 */
@SpringBootApplication(proxyBeanMethods = false)
@Import(HotelModelConfiguration.class)
public class FrontDeskApplication {

}
