package com.example.broken;

import io.ensemble.network.client.annotation.EnsembleClient;

/**
 * A class that would be a client.
 */
@EnsembleClient("bistro")
public abstract class Bistro {

	abstract String cook(String dish);

}
