package io.ensemble.capability.annotation;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityBuilder;
import io.ensemble.capability.Gate;
import io.ensemble.capability.InvalidCapabilityException;
import io.ensemble.capability.method.MethodName;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * What the annotations of one method say, wherever in the type hierarchy they stand.
 *
 * @param definitions the annotations that make the method a capability
 * @param gated the gate; {@code null} for none
 */
record CapabilityDeclaration(List<MergedAnnotation<?>> definitions, @Nullable MergedAnnotation<Gated> gated) {

	/** The annotations that this record is read from. */
	static final Set<Class<? extends Annotation>> ANNOTATIONS = Set.of(SharedTask.class, PrivateTask.class,
			SharedTool.class, Gated.class);

	/**
	 * Read the annotations of a method.
	 * @param method the method
	 * @return what they say; {@code null} if there are none
	 */
	static @Nullable CapabilityDeclaration find(Method method) {
		MergedAnnotations annotations = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
		List<MergedAnnotation<?>> definitions = Stream.of(SharedTask.class, PrivateTask.class, SharedTool.class)
			.<MergedAnnotation<?>>map(annotations::get)
			.filter(MergedAnnotation::isPresent)
			.toList();
		MergedAnnotation<Gated> gated = annotations.get(Gated.class);
		if (definitions.isEmpty() && !gated.isPresent()) {
			return null;
		}
		return new CapabilityDeclaration(definitions, gated.isPresent() ? gated : null);
	}

	/**
	 * Start the definition of the capability; its schema and invoker are still missing.
	 * @param method the method
	 * @param source bean and method
	 * @return a builder
	 */
	CapabilityBuilder toBuilder(Method method, String source) {
		MergedAnnotation<?> definition = single(source);
		String description = definition.getString("description");
		return start(definition, method).source(source)
			.description(description)
			.tags(definition.getStringArray("tags"))
			.gate(gate(description, source));
	}

	private MergedAnnotation<?> single(String source) {
		if (this.definitions.isEmpty()) {
			throw new InvalidCapabilityException(source,
					"@Gated guards nothing without @SharedTask, @PrivateTask or @SharedTool");
		}
		if (this.definitions.size() > 1) {
			throw new InvalidCapabilityException(source,
					"is both " + this.definitions.stream()
						.map((definition) -> "@" + definition.getType().getSimpleName())
						.reduce((first, second) -> first + " and " + second)
						.orElseThrow());
		}
		return this.definitions.get(0);
	}

	private static CapabilityBuilder start(MergedAnnotation<?> definition, Method method) {
		String name = definition.getString("name");
		name = name.isEmpty() ? MethodName.inKebabCase(method) : name;
		if (definition.getType() == SharedTool.class) {
			return Capability.tool(name);
		}
		CapabilityBuilder builder = Capability.task(name)
			.expectedOutput(definition.getValue("expectedOutput", String.class)
				.filter((expected) -> !expected.isBlank())
				.orElse(null));
		return (definition.getType() == PrivateTask.class) ? builder.unshared() : builder;
	}

	private @Nullable Gate gate(String description, String source) {
		if (this.gated == null) {
			return null;
		}
		String role = this.gated.getString("role");
		if (role.isBlank()) {
			throw new InvalidCapabilityException(source, "@Gated needs a role");
		}
		String prompt = this.gated.getString("prompt");
		return new Gate(role, prompt.isBlank() ? description : prompt);
	}

}
