package io.ensemble.autoconfigure.network.client;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/**
 * Registers the clients that {@link EnableEnsembleClients} names.
 */
class EnsembleClientsRegistrar implements ImportBeanDefinitionRegistrar {

	private final ClientScanner scanner;

	EnsembleClientsRegistrar(Environment environment, ResourceLoader resources) {
		this.scanner = new ClientScanner(environment, resources);
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importer, BeanDefinitionRegistry registry) {
		MergedAnnotation<EnableEnsembleClients> enabled = importer.getAnnotations().get(EnableEnsembleClients.class);
		Set<Class<?>> clients = new LinkedHashSet<>(Arrays.asList(enabled.getClassArray("clients")));
		clients.addAll(this.scanner.find(packages(importer, enabled)));
		new ClientRegistration(registry).register(clients);
	}

	private static Set<String> packages(AnnotationMetadata importer, MergedAnnotation<EnableEnsembleClients> enabled) {
		Set<String> packages = new LinkedHashSet<>(Arrays.asList(enabled.getStringArray("basePackages")));
		for (Class<?> type : enabled.getClassArray("basePackageClasses")) {
			packages.add(type.getPackageName());
		}
		if (packages.isEmpty() && enabled.getClassArray("clients").length == 0) {
			packages.add(ClassUtils.getPackageName(importer.getClassName()));
		}
		return packages;
	}

}
