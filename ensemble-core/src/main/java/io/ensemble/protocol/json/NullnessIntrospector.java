package io.ensemble.protocol.json;

import java.lang.reflect.Constructor;
import java.util.Collection;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import org.jspecify.annotations.Nullable;

/**
 * Reads which fields are required from the types themselves: a record component that is
 * not {@link Nullable} must be there, a collection that is not there is empty, and no
 * collection holds {@code null}.
 */
class NullnessIntrospector extends NopAnnotationIntrospector {

	@Override
	public JsonSetter.Value findSetterInfo(Annotated annotated) {
		if (!(annotated instanceof AnnotatedParameter parameter) || isNullable(parameter)
				|| parameter.getRawType().isPrimitive()) {
			return JsonSetter.Value.empty();
		}
		return Collection.class.isAssignableFrom(parameter.getRawType())
				? JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL) : JsonSetter.Value.forValueNulls(Nulls.FAIL);
	}

	private boolean isNullable(AnnotatedParameter parameter) {
		return !(parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor)
				|| !constructor.getDeclaringClass().isRecord()
				|| constructor.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(Nullable.class);
	}

}
