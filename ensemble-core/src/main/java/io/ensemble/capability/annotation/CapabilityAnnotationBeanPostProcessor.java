package io.ensemble.capability.annotation;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.annotation.AnnotationUtils;

/**
 * Finds the capabilities among the beans and registers them in the
 * {@link CapabilityRegistry} of the bean factory: annotated methods, and beans of type
 * {@link Capability}.
 *
 * <p>
 * This happens once all singletons are there, by the types of the beans. A lazy, scoped
 * or prototype bean is not created for it; it is looked up for each call. Beans that are
 * added later, or whose annotations cannot be seen before they exist, are registered when
 * they are created. Declare this class by a static bean method; it needs no other bean
 * before that moment.
 */
public class CapabilityAnnotationBeanPostProcessor
		implements BeanPostProcessor, BeanFactoryAware, SmartInitializingSingleton {

	private final Set<Class<?>> withoutAnnotations = ConcurrentHashMap.newKeySet();

	private final Set<String> registered = ConcurrentHashMap.newKeySet();

	private @Nullable ConfigurableListableBeanFactory beanFactory;

	private volatile boolean singletonsReady;

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = (ConfigurableListableBeanFactory) beanFactory;
	}

	@Override
	public void afterSingletonsInstantiated() {
		ConfigurableListableBeanFactory beans = beans();
		this.singletonsReady = true;
		for (String beanName : beans.getBeanNamesForType(Capability.class)) {
			registry().register(beans.getBean(beanName, Capability.class).withSource("bean '" + beanName + "'"));
		}
		CapabilityBeanTypes types = new CapabilityBeanTypes(beans);
		for (String beanName : types.candidates()) {
			Class<?> type = types.find(beanName);
			if (type != null) {
				registerMethods(beanName, type);
			}
		}
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (this.singletonsReady && !this.registered.contains(beanName) && isCallableByName(beanName)) {
			registerMethods(beanName, AopProxyUtils.ultimateTargetClass(bean));
		}
		return bean;
	}

	private boolean isCallableByName(String beanName) {
		return beans().containsBean(beanName) && !ScopedProxyUtils.isScopedTarget(beanName);
	}

	private void registerMethods(String beanName, Class<?> type) {
		Map<Method, CapabilityDeclaration> methods = annotatedMethods(type);
		if (!methods.isEmpty() && this.registered.add(beanName)) {
			CapabilityFactory factory = new CapabilityFactory(beans(), beanName, type, methods);
			methods.keySet().stream().map(factory::create).forEach(registry()::register);
		}
	}

	private Map<Method, CapabilityDeclaration> annotatedMethods(Class<?> type) {
		if (this.withoutAnnotations.contains(type)
				|| !AnnotationUtils.isCandidateClass(type, CapabilityDeclaration.ANNOTATIONS)) {
			return Map.of();
		}
		Map<Method, CapabilityDeclaration> methods = MethodIntrospector.selectMethods(type,
				(MetadataLookup<CapabilityDeclaration>) CapabilityDeclaration::find);
		if (methods.isEmpty()) {
			this.withoutAnnotations.add(type);
		}
		return methods;
	}

	private CapabilityRegistry registry() {
		return beans().getBean(CapabilityRegistry.class);
	}

	private ConfigurableListableBeanFactory beans() {
		if (this.beanFactory == null) {
			throw new IllegalStateException("No bean factory was set");
		}
		return this.beanFactory;
	}

}
