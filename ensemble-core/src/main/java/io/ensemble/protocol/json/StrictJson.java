package io.ensemble.protocol.json;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.TraceContext;

/**
 * Makes JSON mappers that read what strangers send: bounded in depth and length, one
 * value per name, one document per text, no silent conversion, no class names. Unknown
 * fields are ignored and {@code null} fields are left out.
 */
public final class StrictJson {

	/** The deepest nesting that is read. */
	public static final int MAX_DEPTH = 64;

	/** The longest number that is read, in characters. */
	public static final int MAX_NUMBER_LENGTH = 128;

	/** The longest field name that is read, in characters. */
	public static final int MAX_NAME_LENGTH = 1024;

	/** How many names, values and brackets are read in one text. */
	public static final long MAX_TOKENS = 50_000;

	private static final int MAX_TREE_TEXT_LENGTH = 1024 * 1024;

	private static final ObjectReader TREES = mapper(MAX_TREE_TEXT_LENGTH).readerFor(JsonNode.class);

	private StrictJson() {
	}

	/**
	 * Read any JSON that is part of a message, such as a schema.
	 * @param json the JSON text
	 * @return the tree
	 * @throws InvalidRequestException if it is not well-formed or not within the limits
	 */
	public static JsonNode tree(String json) {
		try {
			return TREES.readValue(json);
		}
		catch (IOException ex) {
			throw JsonErrors.translate(ex, "json");
		}
	}

	/**
	 * Make a mapper.
	 * @param maxTextLength the longest text value that is read, in characters
	 * @return a mapper that shares nothing with any other
	 */
	public static JsonMapper mapper(int maxTextLength) {
		JsonMapper mapper = JsonMapper.builder(factory(maxTextLength))
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
					DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
			.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.DEFAULT_VIEW_INCLUSION)
			.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
			.disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
			.serializationInclusion(JsonInclude.Include.NON_NULL)
			.annotationIntrospector(
					AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new NullnessIntrospector()))
			.addModule(values())
			.build();
		mapper.coercionConfigFor(LogicalType.Textual)
			.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
			.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
			.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
		return mapper;
	}

	private static JsonFactory factory(int maxTextLength) {
		return JsonFactory.builder()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
			.disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(MAX_DEPTH)
				.maxNumberLength(MAX_NUMBER_LENGTH)
				.maxNameLength(MAX_NAME_LENGTH)
				.maxStringLength(maxTextLength)
				.maxTokenCount(MAX_TOKENS)
				.build())
			.build();
	}

	private static SimpleModule values() {
		return new SimpleModule().addDeserializer(Duration.class, new DurationDeserializer())
			.addDeserializer(Instant.class, new InstantDeserializer())
			.addDeserializer(TraceContext.class,
					new StdDelegatingDeserializer<>(
							new WireValue.Converter<>(WireValue.Trace.class, TraceContext.class)))
			.addDeserializer(DeliverySpec.class,
					new StdDelegatingDeserializer<>(
							new WireValue.Converter<>(WireValue.Delivery.class, DeliverySpec.class)))
			.addSerializer(Duration.class, ToStringSerializer.instance)
			.addSerializer(Instant.class, ToStringSerializer.instance);
	}

}
