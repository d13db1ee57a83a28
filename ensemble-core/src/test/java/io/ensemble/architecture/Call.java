package io.ensemble.architecture;

import java.util.function.Predicate;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;

/**
 * A call of, or a reference to, a method or constructor.
 *
 * @param target what is called
 */
public record Call(CodeUnitAccessTarget target) {

	/** The name of all constructors. */
	public static final String CONSTRUCTOR = "<init>";

	/**
	 * A predicate on calls and references.
	 * @param description what is looked for
	 * @param wanted the test
	 * @return the predicate
	 */
	public static DescribedPredicate<JavaAccess<?>> to(String description, Predicate<Call> wanted) {
		return DescribedPredicate.describe(description,
				(access) -> access.getTarget() instanceof CodeUnitAccessTarget unit && wanted.test(new Call(unit)));
	}

	/**
	 * Whether this is a call of a method, whatever its parameters.
	 * @param owner the class of the method, or a superclass
	 * @param name the name of the method
	 * @return {@code true} if it is
	 */
	public boolean is(Class<?> owner, String name) {
		return isOn(owner) && name().equals(name);
	}

	boolean isOn(Class<?> owner) {
		return this.target.getOwner().isAssignableTo(owner);
	}

	boolean takes(Class<?> type) {
		return this.target.getRawParameterTypes().stream().anyMatch((parameter) -> parameter.isEquivalentTo(type));
	}

	boolean takesNothing() {
		return this.target.getRawParameterTypes().isEmpty();
	}

	String name() {
		return this.target.getName();
	}

}
