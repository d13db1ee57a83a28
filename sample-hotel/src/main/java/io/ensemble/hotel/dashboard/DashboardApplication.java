package io.ensemble.hotel.dashboard;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The dashboard department.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class DashboardApplication {

}
