package io.ensemble.autoconfigure.network.client;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import io.ensemble.network.client.annotation.EnsembleClient;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Finds the clients in packages. Classes with the annotation of clients are found too,
 * for them to be refused rather than overlooked.
 */
class ClientScanner extends ClassPathScanningCandidateComponentProvider {

	private final ResourceLoader resources;

	ClientScanner(Environment environment, ResourceLoader resources) {
		super(false, environment);
		this.resources = resources;
		setResourceLoader(resources);
		addIncludeFilter(new AnnotationTypeFilter(EnsembleClient.class));
	}

	/**
	 * Search packages and those below them.
	 * @param packages their names
	 * @return the clients
	 */
	Set<Class<?>> find(Collection<String> packages) {
		Set<Class<?>> clients = new LinkedHashSet<>();
		for (String base : packages) {
			for (BeanDefinition candidate : findCandidateComponents(base)) {
				clients.add(ClassUtils.resolveClassName(String.valueOf(candidate.getBeanClassName()),
						this.resources.getClassLoader()));
			}
		}
		return clients;
	}

	@Override
	protected boolean isCandidateComponent(AnnotatedBeanDefinition candidate) {
		AnnotationMetadata type = candidate.getMetadata();
		return type.isIndependent() && !type.isAnnotation();
	}

}
