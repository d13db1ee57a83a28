package io.ensemble.autoconfigure.network.client;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.MethodMetadata;

/**
 * The definition of a client as a bean. It steps back where a bean of the application is
 * wanted, and has what the interface says with the annotations of components, such as
 * {@link org.springframework.context.annotation.Primary} or
 * {@link org.springframework.context.annotation.Lazy}.
 */
final class ClientBeanDefinition extends RootBeanDefinition implements AnnotatedBeanDefinition {

	private final AnnotationMetadata metadata;

	ClientBeanDefinition(Class<?> type) {
		super(EnsembleClientFactoryBean.class);
		this.metadata = AnnotationMetadata.introspect(type);
		setTargetType(ResolvableType.forClassWithGenerics(EnsembleClientFactoryBean.class, type));
		setAttribute(FactoryBean.OBJECT_TYPE_ATTRIBUTE, type);
		getConstructorArgumentValues().addIndexedArgumentValue(0, type);
		setDescription("Client of another ensemble");
		setFallback(true);
		AnnotationConfigUtils.processCommonDefinitionAnnotations(this);
	}

	private ClientBeanDefinition(ClientBeanDefinition original) {
		super(original);
		this.metadata = original.metadata;
	}

	@Override
	public AnnotationMetadata getMetadata() {
		return this.metadata;
	}

	@Override
	public @Nullable MethodMetadata getFactoryMethodMetadata() {
		return null;
	}

	@Override
	public ClientBeanDefinition cloneBeanDefinition() {
		return new ClientBeanDefinition(this);
	}

}
