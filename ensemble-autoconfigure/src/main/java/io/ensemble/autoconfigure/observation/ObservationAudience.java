package io.ensemble.autoconfigure.observation;

import io.micrometer.core.instrument.observation.MeterObservationHandler;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Whom the observations of work are made for. Where Spring Boot made the registry and
 * only its meters look at it, nobody would see them, as the ensemble's own meters count
 * the same; then they are not made, since they cost a tenth of a call.
 */
class ObservationAudience {

	private static final String BOOT = "org.springframework.boot.actuate.autoconfigure.observation.";

	private final ConfigurableListableBeanFactory beans;

	private final ObservationRegistry registry;

	private final ObjectProvider<ObservationHandler<?>> handlers;

	ObservationAudience(ConfigurableListableBeanFactory beans, ObservationRegistry registry,
			ObjectProvider<ObservationHandler<?>> handlers) {
		this.beans = beans;
		this.registry = registry;
		this.handlers = handlers;
	}

	ObservationRegistry registry() {
		return (madeByBoot() && !isCustomized() && onlyMeters()) ? ObservationRegistry.NOOP : this.registry;
	}

	private boolean madeByBoot() {
		for (String name : this.beans.getBeanNamesForType(ObservationRegistry.class)) {
			if (this.beans.containsBeanDefinition(name) && this.beans.getSingleton(name) == this.registry) {
				BeanDefinition definition = this.beans.getBeanDefinition(name);
				return (BOOT + "ObservationAutoConfiguration").equals(definition.getFactoryBeanName());
			}
		}
		return false;
	}

	private boolean isCustomized() {
		Class<?> customizer = ClassUtils.resolveClassName(BOOT + "ObservationRegistryCustomizer",
				this.beans.getBeanClassLoader());
		return this.beans.getBeanNamesForType(customizer).length != 0;
	}

	private boolean onlyMeters() {
		return this.handlers.stream().allMatch((handler) -> handler instanceof MeterObservationHandler);
	}

}
