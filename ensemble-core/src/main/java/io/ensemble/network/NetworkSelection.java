package io.ensemble.network;

/**
 * Which tasks and tools of other ensembles an agent may use: single ones, or whatever
 * there is at the time.
 */
public sealed interface NetworkSelection permits NetworkCapability, NetworkTools {

}
