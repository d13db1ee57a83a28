package io.ensemble.autoconfigure.transport.properties;

import io.ensemble.autoconfigure.PropertyRule;
import io.ensemble.transport.memory.MemoryLimits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What shared memory keeps at most.
 *
 * @param maxValueSize longest value that may be written
 * @param maxKeys how many keys a scope may have
 */
@ConfigurationProperties("ensemble.memory")
public record MemoryProperties(@DefaultValue("256KB") DataSize maxValueSize, @DefaultValue("10000") int maxKeys) {

	private static final DataSize LARGEST = DataSize.ofMegabytes(16);

	public MemoryProperties {
		PropertyRule.atLeast("ensemble.memory.max-value-size", maxValueSize.toBytes(), 1);
		PropertyRule.atMost("ensemble.memory.max-value-size", maxValueSize.toBytes(), LARGEST.toBytes());
		PropertyRule.atLeast("ensemble.memory.max-keys", maxKeys, 1);
	}

	/**
	 * The limits as stores know them.
	 * @return the limits
	 */
	public MemoryLimits limits() {
		return new MemoryLimits((int) this.maxValueSize.toBytes(), this.maxKeys);
	}

}
