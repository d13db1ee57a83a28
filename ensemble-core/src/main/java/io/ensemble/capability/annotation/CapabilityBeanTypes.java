package io.ensemble.capability.annotation;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * The user's classes behind the beans, without creating any of them.
 *
 * @param beanFactory the beans
 */
record CapabilityBeanTypes(ConfigurableListableBeanFactory beanFactory) {

	/**
	 * The beans to look at; the hidden targets of scoped proxies are found through their
	 * proxies.
	 * @return bean names
	 */
	List<String> candidates() {
		return Stream.of(this.beanFactory.getBeanNamesForType(Object.class, true, false))
			.filter((beanName) -> !ScopedProxyUtils.isScopedTarget(beanName))
			.toList();
	}

	/**
	 * The class behind a bean and all its proxies.
	 * @param beanName the bean
	 * @return the class; {@code null} if it cannot be told before the bean exists, or is
	 * Spring's own
	 */
	@Nullable Class<?> find(String beanName) {
		Class<?> type = resolve(beanName);
		return (type != null && !type.getName().startsWith("org.springframework.")) ? type : null;
	}

	private @Nullable Class<?> resolve(String beanName) {
		String target = ScopedProxyUtils.getTargetBeanName(beanName);
		if (this.beanFactory.containsBean(target)) {
			return userClass(this.beanFactory.getType(target, false));
		}
		Object singleton = this.beanFactory.getSingleton(beanName);
		if (singleton != null && !(singleton instanceof FactoryBean)) {
			return AopProxyUtils.ultimateTargetClass(singleton);
		}
		return userClass(this.beanFactory.getType(beanName, false));
	}

	private static @Nullable Class<?> userClass(@Nullable Class<?> type) {
		return (type != null) ? ClassUtils.getUserClass(type) : null;
	}

}
