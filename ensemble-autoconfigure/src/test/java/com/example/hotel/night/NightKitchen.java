package com.example.hotel.night;

import com.example.hotel.Kitchen;
import io.ensemble.network.client.annotation.EnsembleClient;

import org.springframework.beans.factory.annotation.Qualifier;

/**
 * The same kitchen, for those who qualify.
 */
@Qualifier("night")
@EnsembleClient("kitchen")
public interface NightKitchen extends Kitchen {

}
