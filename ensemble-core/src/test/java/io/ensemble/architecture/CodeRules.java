package io.ensemble.architecture;

import java.time.Clock;
import java.time.InstantSource;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.jspecify.annotations.NullMarked;

/**
 * The rules on the code of every module. A module includes them in its own architecture
 * tests.
 */
public final class CodeRules {

	private static final Set<String> SYSTEM_CLOCK_READS = Set.of("currentTimeMillis", "nanoTime");

	@ArchTest
	static final ArchRule nothingSleeps = ArchRuleDefinition.noClasses()
		.should()
		.accessTargetWhere(Call.to("a sleep",
				(call) -> call.is(Thread.class, "sleep") || call.is(TimeUnit.class, "sleep")
						|| call.is(LockSupport.class, "parkNanos")))
		.because("waiting is a timer's task, see io.ensemble.time.Timers")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule nothingReadsAClock = ArchRuleDefinition.noClasses()
		.that()
		.doNotHaveFullyQualifiedName("io.ensemble.time.SystemTime")
		.should()
		.accessTargetWhere(Call.to("a clock read", CodeRules::isClockRead))
		.because("time comes from an injected java.time.InstantSource")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule staticFieldsAreFinal = ArchRuleDefinition.fields()
		.that()
		.areStatic()
		.should()
		.beFinal()
		.because("several ensembles run in one JVM")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule staticFieldsHoldNothingMutable = ArchRuleDefinition.fields()
		.that()
		.areStatic()
		.should(notHoldMutableState())
		.because("several ensembles run in one JVM")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule lettersChangeCaseInAKnownLocale = ArchRuleDefinition.noClasses()
		.should()
		.accessTargetWhere(Call.to("a change of case without a locale", CodeRules::isCaseChangeWithoutLocale))
		.because("in Turkish the lower case of I is not i")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule everyPackageIsNullMarked = ArchRuleDefinition.classes()
		.should(beInANullMarkedPackage())
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule namesSayWhatAClassDoes = ArchRuleDefinition.noClasses()
		.should()
		.haveSimpleNameEndingWith("Manager")
		.orShould()
		.haveSimpleNameEndingWith("Helper")
		.orShould()
		.haveSimpleNameEndingWith("Util")
		.orShould()
		.haveSimpleNameEndingWith("Utils")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule nothingIsInjectedIntoFields = ArchRuleDefinition.noFields()
		.should()
		.beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
		.orShould()
		.beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
		.orShould()
		.beAnnotatedWith("jakarta.annotation.Resource")
		.orShould()
		.beAnnotatedWith("jakarta.inject.Inject")
		.because("a constructor says what an object needs")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule nothingIsAnnotatedWithPostConstruct = ArchRuleDefinition.noMethods()
		.should()
		.beAnnotatedWith("jakarta.annotation.PostConstruct")
		.because("a constructor or a lifecycle says when an object is ready")
		.allowEmptyShould(true);

	private CodeRules() {
	}

	private static boolean isClockRead(Call call) {
		if (call.name().equals("now")) {
			return call.isOn(TemporalAccessor.class) && !call.takes(Clock.class);
		}
		return (call.isOn(System.class) && SYSTEM_CLOCK_READS.contains(call.name()))
				|| (call.isOn(Clock.class) && (call.name().startsWith("system") || call.name().startsWith("tick")))
				|| call.is(InstantSource.class, "system") || call.is(Calendar.class, "getInstance")
				|| (call.isOn(Date.class) && call.name().equals(Call.CONSTRUCTOR) && call.takesNothing());
	}

	private static boolean isCaseChangeWithoutLocale(Call call) {
		return call.takesNothing() && (call.is(String.class, "toLowerCase") || call.is(String.class, "toUpperCase"));
	}

	private static ArchCondition<JavaField> notHoldMutableState() {
		return new ArchCondition<>("not hold mutable state") {

			@Override
			public void check(JavaField field, ConditionEvents events) {
				JavaClass type = field.getRawType();
				boolean atomic = type.getPackageName().equals("java.util.concurrent.atomic");
				boolean mutableCollection = (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class))
						&& !Set.of("java.util.List", "java.util.Set", "java.util.Map", "java.util.Collection")
							.contains(type.getName());
				if ((atomic || mutableCollection) && !field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
					events.add(SimpleConditionEvent.violated(field, field.getDescription() + " holds mutable state"));
				}
			}

		};
	}

	private static ArchCondition<JavaClass> beInANullMarkedPackage() {
		return new ArchCondition<>("be in a package whose package-info says @NullMarked") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
					events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
				}
			}

		};
	}

}
