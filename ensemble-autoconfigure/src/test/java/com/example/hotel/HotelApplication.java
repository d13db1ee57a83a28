package com.example.hotel;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Configuration;

/**
 * An application with clients in its packages.
 */
@AutoConfigurationPackage
@Configuration(proxyBeanMethods = false)
public class HotelApplication {

}
