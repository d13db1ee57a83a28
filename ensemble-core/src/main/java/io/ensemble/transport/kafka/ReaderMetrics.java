package io.ensemble.transport.kafka;

import java.util.Map;

import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What the metrics of a consumer tell.
 */
public final class ReaderMetrics {

	private static final String ANSWERS = "response-total";

	private static final String CONSUMER = "consumer-metrics";

	private ReaderMetrics() {
	}

	/**
	 * How many answers brokers have given to a consumer.
	 * @param metrics its metrics
	 * @return their number
	 */
	public static long answers(Map<MetricName, ? extends Metric> metrics) {
		return metrics.values()
			.stream()
			.filter((metric) -> ANSWERS.equals(metric.metricName().name())
					&& CONSUMER.equals(metric.metricName().group()))
			.mapToLong((metric) -> ((Number) metric.metricValue()).longValue())
			.sum();
	}

}
