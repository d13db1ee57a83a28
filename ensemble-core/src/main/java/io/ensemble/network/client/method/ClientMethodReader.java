package io.ensemble.network.client.method;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.capability.method.MethodName;
import io.ensemble.network.RemoteCallCustomizer;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.client.annotation.Deadline;
import io.ensemble.network.client.annotation.RemoteTask;
import io.ensemble.network.client.annotation.RemoteTool;
import io.ensemble.work.Priority;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * Reads from a method of a client, wherever in the hierarchy of interfaces it is
 * declared, which call it makes.
 *
 * @param type the interface
 * @param ensemble the ensemble that is called
 * @param text reads the values of annotations
 */
public record ClientMethodReader(Class<?> type, String ensemble, AnnotationText text) {

	/**
	 * Read an abstract method.
	 * @param method the method
	 * @return the call that it makes
	 * @throws IllegalArgumentException if it can make none; says why
	 */
	public ClientMethod read(Method method) {
		MergedAnnotations annotations = annotations(method);
		MergedAnnotation<?> remote = remote(annotations);
		RemoteTarget target = target(method, remote);
		return new ClientMethod(target, defaults(remote, annotations), ClientParameters.of(method, target.kind()),
				ResultType.of(method, this.type).form());
	}

	/**
	 * Make sure that a default method is not meant to be a call.
	 * @param method the method
	 * @throws IllegalArgumentException if it has an annotation of calls
	 */
	public void checkLocal(Method method) {
		MergedAnnotations annotations = annotations(method);
		if (annotations.isPresent(RemoteTask.class) || annotations.isPresent(RemoteTool.class)) {
			throw new IllegalArgumentException("a default method is no call; remove its annotation or its body");
		}
	}

	private static MergedAnnotations annotations(Method method) {
		return MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
	}

	private static MergedAnnotation<?> remote(MergedAnnotations annotations) {
		MergedAnnotation<? extends Annotation> task = annotations.get(RemoteTask.class);
		MergedAnnotation<? extends Annotation> tool = annotations.get(RemoteTool.class);
		if (task.isPresent() == tool.isPresent()) {
			throw new IllegalArgumentException(task.isPresent() ? "is both @RemoteTask and @RemoteTool"
					: "is neither @RemoteTask nor @RemoteTool");
		}
		return task.isPresent() ? task : tool;
	}

	private RemoteTarget target(Method method, MergedAnnotation<?> remote) {
		CapabilityKind kind = (remote.getType() == RemoteTask.class) ? CapabilityKind.TASK : CapabilityKind.TOOL;
		String name = remote.getString("name");
		return new RemoteTarget(this.ensemble, name.isEmpty() ? MethodName.inKebabCase(method)
				: this.text.name(kind.name().toLowerCase(Locale.ROOT), name), kind);
	}

	private RemoteCallCustomizer defaults(MergedAnnotation<?> remote, MergedAnnotations annotations) {
		Priority priority = remote.getValue("priority", Priority.class).orElse(Priority.NORMAL);
		Optional<Duration> deadline = Optional.of(annotations.get(Deadline.class))
			.filter(MergedAnnotation::isPresent)
			.map((annotation) -> this.text.duration(annotation.getString(MergedAnnotation.VALUE)));
		return (call) -> deadline.map(call::deadline).orElse(call).priority(priority);
	}

}
