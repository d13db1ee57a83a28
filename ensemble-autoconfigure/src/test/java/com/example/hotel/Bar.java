package com.example.hotel;

import io.ensemble.network.client.annotation.RemoteTask;

/**
 * No client, since nothing says of which ensemble.
 */
public interface Bar {

	@RemoteTask
	String mix(String drink);

}
