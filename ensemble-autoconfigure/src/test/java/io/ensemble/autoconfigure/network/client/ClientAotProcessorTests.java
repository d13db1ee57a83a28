package io.ensemble.autoconfigure.network.client;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.example.hotel.Kitchen;
import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

class ClientAotProcessorTests {

	@Test
	void aNativeImageCanMakeTheProxyAndWriteAndReadWhatItExchanges() {
		InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("com.example", "Application")), files);
		GenericApplicationContext context = new GenericApplicationContext();
		new ClientRegistration(context.getDefaultListableBeanFactory()).register(List.of(Kitchen.class));
		new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		generation.writeGeneratedContent();
		RuntimeHints hints = generation.getRuntimeHints();
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(Kitchen.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(Kitchen.Order.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(Kitchen.Meal.class)).accepts(hints);
		assertThat(files.getGeneratedFiles(Kind.SOURCE).values())
			.anySatisfy((file) -> assertThat(file.getInputStream()).asString(StandardCharsets.UTF_8)
				.contains("EnsembleClientFactoryBean"));
	}

}
