package io.ensemble.capability.method;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;

/**
 * One parameter of a method that belongs to the input.
 *
 * @param index its place in the parameter list
 * @param name its name, which is the name of the field
 * @param type its type, generics resolved
 * @param required whether there must be a value
 */
record InputParameter(int index, String name, JavaType type, boolean required) {

	/**
	 * Whether plain text will do.
	 * @return {@code true} for a parameter that takes text
	 */
	boolean isText() {
		return this.type.hasRawClass(String.class) || this.type.hasRawClass(CharSequence.class);
	}

	/**
	 * Whether a value of this type has a field with the parameter's own name, so that an
	 * object with only that field may be the value itself.
	 * @return {@code true} if it has
	 */
	boolean hasFieldOfItsName() {
		return CapabilityJson.MAPPER.getDeserializationConfig()
			.introspect(this.type)
			.findProperties()
			.stream()
			.map(BeanPropertyDefinition::getName)
			.anyMatch(this.name::equals);
	}

}
