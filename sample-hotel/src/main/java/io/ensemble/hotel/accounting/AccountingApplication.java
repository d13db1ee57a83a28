package io.ensemble.hotel.accounting;

import io.ensemble.hotel.model.HotelModelConfiguration;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/**
 * The accounting department.
 */
@SpringBootApplication(proxyBeanMethods = false)
@Import(HotelModelConfiguration.class)
@PropertySource("classpath:accounting.properties")
public class AccountingApplication {

}
