package io.durablefunctions.testing.simulation;

import java.util.ArrayList;
import java.util.List;

/** Makes a scenario that shows a violation smaller, as long as it still shows one. */
final class Shrinking {

    private Shrinking() {}

    /** @param rule the rule that was violated */
    static Scenario smallest(Scenario failing, String rule) {
        Scenario smallest = failing;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Scenario candidate : smallerThan(smallest)) {
                if (rule.equals(Simulation.run(candidate, false).rule())) {
                    smallest = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private static List<Scenario> smallerThan(Scenario scenario) {
        List<Scenario> smaller = new ArrayList<>();
        Weather weather = scenario.weather();
        for (Weather.Fault fault : weather.faults()) {
            smaller.add(scenario.with(
                    scenario.hosts(), scenario.programs(), scenario.mostCommands(), weather.without(fault)));
        }
        if (scenario.hosts() > 2) {
            smaller.add(scenario.with(scenario.hosts() - 1, scenario.programs(), scenario.mostCommands(), weather));
        }
        if (scenario.programs() > 1) {
            smaller.add(scenario.with(scenario.hosts(), scenario.programs() - 1, scenario.mostCommands(), weather));
        }
        for (int commands : new int[] {1, 2, 3, 6, 12}) {
            if (commands < scenario.mostCommands()) {
                smaller.add(scenario.with(scenario.hosts(), scenario.programs(), commands, weather));
            }
        }
        return smaller;
    }
}
