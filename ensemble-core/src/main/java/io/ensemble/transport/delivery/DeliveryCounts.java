package io.ensemble.transport.delivery;

/**
 * How many deliveries are kept.
 *
 * @param pending how many wait or are being attempted
 * @param givenUp how many nobody tries any more
 */
public record DeliveryCounts(long pending, long givenUp) {

}
