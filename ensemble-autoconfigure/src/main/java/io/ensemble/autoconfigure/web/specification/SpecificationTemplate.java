package io.ensemble.autoconfigure.web.specification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.protocol.ProtocolSchema;
import io.ensemble.protocol.json.StrictJson;

import org.springframework.core.io.ClassPathResource;

/**
 * The part of a description that is the same for every ensemble, with the schemas of the
 * protocol among its components. Descriptions are asked for rarely, so nothing is kept in
 * memory.
 *
 * @param resource the description without schemas
 * @param schema the schemas
 */
record SpecificationTemplate(String resource, ProtocolSchema schema) {

	/**
	 * Begin a description.
	 * @param identity the ensemble that is described
	 * @return a document of the caller's own
	 */
	ObjectNode begin(EnsembleIdentity identity) {
		ObjectNode document = withSchemas();
		ObjectNode info = document.withObject("info").put("title", identity.name());
		if (!identity.description().isEmpty()) {
			info.put("description", identity.description() + "\n\n" + info.path("description").asText());
		}
		return document;
	}

	private ObjectNode withSchemas() {
		ObjectNode document = (ObjectNode) StrictJson.tree(read());
		document.withObject("components").set("schemas", this.schema.read().path(ProtocolSchema.DEFINITIONS));
		return (ObjectNode) StrictJson
			.tree(document.toString().replace("\"#/" + ProtocolSchema.DEFINITIONS + "/", "\"#/components/schemas/"));
	}

	private String read() {
		try {
			return new ClassPathResource(this.resource, SpecificationTemplate.class)
				.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
