package io.ensemble.hotel.roomservice;

import io.ensemble.hotel.model.HotelModelConfiguration;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/**
 * The room service department.
 */
@SpringBootApplication(proxyBeanMethods = false)
@Import(HotelModelConfiguration.class)
public class RoomServiceApplication {

}
