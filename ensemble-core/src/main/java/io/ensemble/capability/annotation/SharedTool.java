package io.ensemble.capability.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.ai.tool.annotation.Tool;
import org.springframework.core.annotation.AliasFor;

/**
 * Makes a method of a bean a tool: a short call, open to the agents of this ensemble and
 * to every ensemble of the network. Being a {@link Tool} too, such a method can also be
 * handed to a chat client without this library's help.
 *
 * <p>
 * A parameter of type {@link io.ensemble.capability.WorkContext} is filled in; all others
 * are the input, described by
 * {@link org.springframework.ai.tool.annotation.ToolParam @ToolParam}.
 *
 * @see SharedTask
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Tool
public @interface SharedTool {

	/**
	 * The name of the tool, unique among the tasks and tools of the ensemble.
	 * @return 1 to 128 letters, digits, dots, dashes and underscores; the method's name
	 * in kebab case if empty
	 */
	@AliasFor(annotation = Tool.class)
	String name() default "";

	/**
	 * What the tool does, for models and people.
	 * @return a sentence
	 */
	@AliasFor(annotation = Tool.class)
	String description();

	/**
	 * Words to find the tool by.
	 * @return the tags
	 */
	String[] tags() default {};

}
