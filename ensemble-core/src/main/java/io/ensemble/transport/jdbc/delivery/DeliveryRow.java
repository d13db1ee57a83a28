package io.ensemble.transport.jdbc.delivery;

import io.ensemble.transport.delivery.Delivery;

/**
 * A delivery and what tells it from others.
 *
 * @param delivery the delivery
 * @param ordinal its place in the order of registration, unique in the ensemble
 * @param token the token of the claim on it, zero if there is none
 * @param dueAt when something is to be done with it: it may be claimed, its lease ends,
 * or it is forgotten, in microseconds since the epoch
 */
record DeliveryRow(Delivery delivery, long ordinal, long token, long dueAt) {

}
