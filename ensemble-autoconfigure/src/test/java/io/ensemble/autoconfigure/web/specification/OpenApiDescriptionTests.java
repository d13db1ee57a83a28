package io.ensemble.autoconfigure.web.specification;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.autoconfigure.web.ApiClient;
import io.ensemble.autoconfigure.web.KitchenApplication;
import io.ensemble.autoconfigure.web.access.Access;
import io.ensemble.autoconfigure.web.route.ApiEndpoint;
import io.ensemble.autoconfigure.web.route.ApiEndpoints;
import io.ensemble.capability.Capability;
import io.ensemble.protocol.ProtocolSchema;
import io.ensemble.protocol.json.StrictJson;
import io.ensemble.protocol.schema.SchemaCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = { KitchenApplication.class, OpenApiDescriptionTests.Caterer.class },
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "ensemble.name=kitchen", "ensemble.description=Cooks", "ensemble.web.base-path=/ensemble",
				"server.servlet.context-path=/hotel" })
class OpenApiDescriptionTests {

	private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

	@LocalServerPort
	private int port;

	@Autowired
	private ObjectProvider<ApiEndpoints> endpoints;

	private OpenApiDocument document;

	@BeforeEach
	void read() {
		this.document = OpenApiDocument
			.of(ApiClient.json(new ApiClient(this.port).get("/hotel/ensemble/api/openapi.json")));
	}

	@Test
	void everyEndPointIsDescribedAndNothingElse() {
		Set<String> served = served().stream()
			.map((endpoint) -> endpoint.method() + " " + endpoint.path().replace("*", ""))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(new TreeSet<>(this.document.operations().keySet())).isEqualTo(served);
		JsonNode template = new SpecificationTemplate("openapi.json", ProtocolSchema.BODIES)
			.begin(new EnsembleIdentity("any", "", "", List.of()));
		assertThat(OpenApiDocument.of(template).operations().keySet()).isEqualTo(served);
	}

	@Test
	void everyPathVariableIsAParameter() {
		this.document.operations().forEach((call, operation) -> {
			Set<String> parameters = new TreeSet<>();
			List<JsonNode> declared = new ArrayList<>();
			this.document.json().path("paths").path(operation.path()).path("parameters").forEach(declared::add);
			operation.json().path("parameters").forEach(declared::add);
			declared.stream()
				.map(this.document::resolve)
				.filter((parameter) -> parameter.path("in").asText().equals("path"))
				.forEach((parameter) -> parameters.add(parameter.path("name").asText()));
			Set<String> variables = VARIABLE.matcher(operation.path())
				.results()
				.map((match) -> match.group(1))
				.collect(Collectors.toSet());
			assertThat(parameters).as(call).isEqualTo(variables);
		});
	}

	@Test
	void whoMayCallIsToldAsItIs() {
		for (ApiEndpoint endpoint : served()) {
			JsonNode operation = this.document.operations()
				.get(endpoint.method() + " " + endpoint.path().replace("*", ""))
				.json();
			assertThat(operation.has("security")).as(endpoint.path()).isEqualTo(endpoint.access() == Access.OPEN);
			assertThat(operation.path("responses").has("401")).isEqualTo(endpoint.access() != Access.OPEN);
			assertThat(operation.path("responses").has("429")).isEqualTo(endpoint.access() != Access.OPEN);
		}
	}

	@Test
	void everyErrorIsAProblem() {
		this.document.operations().forEach((call, operation) -> operation.statuses().forEach((status) -> {
			boolean health = call.contains("/api/health/");
			if (Integer.parseInt(status) >= 400 && !health) {
				assertThat(operation.response(Integer.parseInt(status)).path("content").fieldNames()).toIterable()
					.as(call + " " + status)
					.containsExactly("application/problem+json");
			}
		}));
	}

	@Test
	void everyReferenceLeadsSomewhereAndEveryComponentIsUsed() {
		Set<String> references = new TreeSet<>(this.document.json().findValuesAsText("$ref"));
		assertThat(references).allSatisfy((reference) -> {
			boolean local = reference.startsWith("#/components/");
			assertThat(!local || !this.document.json().at(reference.substring(1)).isMissingNode()).as(reference)
				.isTrue();
		});
		for (String kind : List.of("schemas", "responses", "parameters")) {
			this.document.json()
				.path("components")
				.path(kind)
				.fieldNames()
				.forEachRemaining((name) -> assertThat(references).contains("#/components/" + kind + "/" + name));
		}
	}

	@Test
	void everySchemaIsASchemaAndEveryExampleIsValid() {
		this.document.json()
			.path("components")
			.path("schemas")
			.forEach((schema) -> assertThat(SchemaCheck.metaSchema().errors(schema)).isEmpty());
		this.document.operations().values().forEach((operation) -> {
			JsonNode example = operation.json().at("/requestBody/content/application~1json/example");
			if (!example.isMissingNode()) {
				assertThat(operation.errorsOfBody(example)).as(operation.id()).isEmpty();
			}
		});
	}

	@Test
	void operationsHaveNamesOfTheirOwn() {
		assertThat(this.document.operations().values()).extracting(OpenApiDocument.Operation::id)
			.doesNotHaveDuplicates()
			.allMatch((id) -> id.matches("[a-z][A-Za-z]+"));
	}

	@Test
	void theEnsembleIsNamedWithWhereItIs() {
		JsonNode json = this.document.json();
		assertThat(json.path("openapi").asText()).isEqualTo("3.1.0");
		assertThat(json.at("/info/title").asText()).isEqualTo("kitchen");
		assertThat(json.at("/info/description").asText()).startsWith("Cooks\n\n");
		assertThat(json.at("/servers/0/url").asText()).isEqualTo("/hotel/ensemble");
	}

	@Test
	void whatIsSharedIsDescribedWithItsInput() {
		List<String> names = this.document.json().path("x-capabilities").findValuesAsText("name");
		assertThat(names).contains("prepare-meal", "check-inventory", "cater").doesNotContain("taste");
		SchemaCheck cater = new SchemaCheck(this.document.json()).at("#/components/schemas/input.cater");
		ObjectNode menu = (ObjectNode) StrictJson.tree("""
				{"name":"dinner","next":{"name":"dessert"}}""");
		assertThat(cater.errors(menu)).isEmpty();
		((ObjectNode) menu.get("next")).put("name", 17);
		assertThat(cater.errors(menu)).isNotEmpty();
	}

	private List<ApiEndpoint> served() {
		return this.endpoints.stream().flatMap((group) -> group.endpoints().stream()).toList();
	}

	/**
	 * Takes an input whose schema refers to itself.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Caterer {

		@Bean
		Capability cater() {
			return Capability.task("cater")
				.description("Serve a menu")
				.inputSchema("""
						{"$ref":"#/$defs/Menu","$defs":{"Menu":{"type":"object","required":["name"],
						"properties":{"name":{"type":"string"},"next":{"$ref":"#/$defs/Menu"}}}}}""")
				.handler((menu) -> menu);
		}

	}

}
