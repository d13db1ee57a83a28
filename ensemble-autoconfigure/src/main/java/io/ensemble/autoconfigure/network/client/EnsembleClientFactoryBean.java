package io.ensemble.autoconfigure.network.client;

import java.util.Objects;

import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.client.EnsembleClients;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.beans.factory.config.EmbeddedValueResolver;
import org.springframework.util.function.SingletonSupplier;

/**
 * A client as a bean. The interface is looked at when the application starts, the network
 * only when the first call is made, so that whatever the network is made of may itself
 * use clients.
 *
 * @param <T> the interface
 */
class EnsembleClientFactoryBean<T> implements FactoryBean<T>, BeanFactoryAware, InitializingBean {

	private final Class<T> type;

	private @Nullable ConfigurableBeanFactory beans;

	private @Nullable T client;

	EnsembleClientFactoryBean(Class<T> type) {
		this.type = type;
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beans = (ConfigurableBeanFactory) beanFactory;
	}

	@Override
	public void afterPropertiesSet() {
		ConfigurableBeanFactory factory = Objects.requireNonNull(this.beans, "No bean factory was set");
		this.client = EnsembleClients.of(SingletonSupplier.of(() -> factory.getBean(EnsembleNetwork.class)))
			.withPlaceholders(new EmbeddedValueResolver(factory))
			.create(this.type);
	}

	@Override
	public @Nullable T getObject() {
		return this.client;
	}

	@Override
	public Class<T> getObjectType() {
		return this.type;
	}

}
