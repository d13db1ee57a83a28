package io.ensemble.autoconfigure.network.client;

import io.ensemble.autoconfigure.network.NetworkAutoConfiguration;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Makes beans of the clients in the packages of the application, unless it names clients
 * itself with {@link EnableEnsembleClients}.
 */
@AutoConfiguration(after = NetworkAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "ensemble.network.clients.enabled", matchIfMissing = true)
@ConditionalOnMissingBean(EnsembleClientFactoryBean.class)
@Import(EnsembleClientsAutoConfiguration.Registrar.class)
public class EnsembleClientsAutoConfiguration {

	/**
	 * Registers what it finds in the packages.
	 */
	static class Registrar implements ImportBeanDefinitionRegistrar {

		private final BeanFactory beans;

		private final ClientScanner scanner;

		Registrar(BeanFactory beans, Environment environment, ResourceLoader resources) {
			this.beans = beans;
			this.scanner = new ClientScanner(environment, resources);
		}

		@Override
		public void registerBeanDefinitions(AnnotationMetadata importer, BeanDefinitionRegistry registry) {
			if (AutoConfigurationPackages.has(this.beans)) {
				new ClientRegistration(registry).register(this.scanner.find(AutoConfigurationPackages.get(this.beans)));
			}
		}

	}

}
