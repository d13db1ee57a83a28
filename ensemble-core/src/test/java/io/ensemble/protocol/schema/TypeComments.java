package io.ensemble.protocol.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the Javadoc of a record or enum says of it and of its components.
 *
 * @param text what it is
 * @param components what each component is
 */
record TypeComments(String text, Map<String, String> components) {

	private static final Path SOURCES = Path.of("src/main/java");

	private static final Pattern TAG = Pattern.compile("@(param|see) (\\w*)(.*?)(?=@(?:param|see) |$)");

	static TypeComments of(Class<?> type) {
		Matcher declaration = Pattern
			.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:public )?(?:record|enum) "
					+ type.getSimpleName() + "\\b", Pattern.DOTALL)
			.matcher(source(type));
		if (!declaration.find()) {
			throw new IllegalStateException("No Javadoc of " + type);
		}
		return parse(declaration.group(1));
	}

	private static TypeComments parse(String javadoc) {
		String text = javadoc.replaceAll("(?m)^\\s*\\*", " ")
			.replaceAll("\\{@(?:code|link) #?([^}]*)}", "$1")
			.replaceAll("\\s+", " ")
			.strip();
		Map<String, String> components = new LinkedHashMap<>();
		Matcher tags = TAG.matcher(text);
		while (tags.find()) {
			components.put(tags.group(2), tags.group(3).strip());
		}
		return new TypeComments(text.replaceFirst(" ?@(param|see) .*", ""), components);
	}

	private static String source(Class<?> type) {
		Class<?> outermost = type;
		while (outermost.getEnclosingClass() != null) {
			outermost = outermost.getEnclosingClass();
		}
		try {
			return Files.readString(SOURCES.resolve(outermost.getName().replace('.', '/') + ".java"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
