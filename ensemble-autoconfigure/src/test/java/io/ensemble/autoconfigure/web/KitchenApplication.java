package io.ensemble.autoconfigure.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * An ensemble without Spring Security.
 */
@Configuration(proxyBeanMethods = false)
@WithoutSpringSecurity
@Import(Kitchen.class)
public class KitchenApplication {

}
