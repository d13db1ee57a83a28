package io.ensemble.autoconfigure.network.client;

import java.util.Arrays;
import java.util.Collection;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;

/**
 * Registers clients as beans under the names of their interfaces.
 *
 * @param registry the beans
 */
record ClientRegistration(BeanDefinitionRegistry registry) {

	void register(Collection<Class<?>> clients) {
		clients.stream().filter((type) -> !isThere(type)).forEach(this::register);
	}

	private void register(Class<?> type) {
		this.registry.registerBeanDefinition(type.getName(), new ClientBeanDefinition(type));
	}

	private boolean isThere(Class<?> type) {
		if (this.registry.containsBeanDefinition(type.getName())) {
			return true;
		}
		return this.registry instanceof ListableBeanFactory beans
				&& Arrays.stream(beans.getBeanNamesForType(type, true, false)).anyMatch(this::isOfTheApplication);
	}

	private boolean isOfTheApplication(String beanName) {
		return !this.registry.containsBeanDefinition(beanName)
				|| !(this.registry.getBeanDefinition(beanName) instanceof ClientBeanDefinition);
	}

}
