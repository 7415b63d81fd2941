package io.durablefunctions.engine;

/**
 * What a host has done since it was made, and has at hand now. The numbers are read one after another, not at one moment.
 *
 * @param orchestrationsStarted instances whose start this host made durable: for its clients, and children
 * @param orchestrationsCompleted instances that completed here
 * @param orchestrationsFailed instances that failed here
 * @param orchestrationsTerminated instances that were terminated here
 * @param activitiesCompleted activities that returned
 * @param attemptsFailed attempts of activities that failed, those among them after which there is no other one
 * @param timersFired timers that fired
 * @param instancesHeld instances this host holds the lease of now
 * @param activitiesRunning attempts that run now
 */
public record RuntimeStatistics(
        long orchestrationsStarted,
        long orchestrationsCompleted,
        long orchestrationsFailed,
        long orchestrationsTerminated,
        long activitiesCompleted,
        long attemptsFailed,
        long timersFired,
        int instancesHeld,
        int activitiesRunning) {}
