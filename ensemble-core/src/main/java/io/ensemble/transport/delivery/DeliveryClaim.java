package io.ensemble.transport.delivery;

/**
 * The right to make one attempt at a delivery, until its lease ends.
 *
 * @param delivery the delivery, this attempt counted
 * @param token differs for every attempt; whoever shows an old one is refused
 */
public record DeliveryClaim(Delivery delivery, long token) {

}
