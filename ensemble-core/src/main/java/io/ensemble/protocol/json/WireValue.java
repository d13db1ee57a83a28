package io.ensemble.protocol.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a value of the vocabulary of work is read, before it is checked.
 *
 * @param <T> the value
 */
interface WireValue<T> {

	@Nullable T value();

	/**
	 * A W3C trace context; the standard says that one that is not well-formed is ignored.
	 */
	record Trace(@Nullable String traceparent, @Nullable String tracestate) implements WireValue<TraceContext> {

		@Override
		public @Nullable TraceContext value() {
			return (this.traceparent != null && TraceContext.isValid(this.traceparent))
					? new TraceContext(this.traceparent, this.tracestate) : null;
		}

	}

	/**
	 * A delivery, which must name its method.
	 */
	record Delivery(DeliveryMethod method, @Nullable String address) implements WireValue<DeliverySpec> {

		@Override
		public DeliverySpec value() {
			return new DeliverySpec(this.method, this.address);
		}

	}

	/**
	 * Lets Jackson read the wire form and hand on the value.
	 */
	final class Converter<W extends WireValue<T>, T> extends StdConverter<W, T> {

		private final Class<W> wireType;

		private final Class<T> valueType;

		Converter(Class<W> wireType, Class<T> valueType) {
			this.wireType = wireType;
			this.valueType = valueType;
		}

		@Override
		public @Nullable T convert(W wire) {
			return wire.value();
		}

		@Override
		public JavaType getInputType(TypeFactory typeFactory) {
			return typeFactory.constructType(this.wireType);
		}

		@Override
		public JavaType getOutputType(TypeFactory typeFactory) {
			return typeFactory.constructType(this.valueType);
		}

	}

}
