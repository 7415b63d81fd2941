package io.durablefunctions.samples.parallel;

import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.Parallel;
import java.util.IntSummaryStatistics;
import java.util.List;

/** Fans out, no more than ten at a time, and fans in. Without the bound: {@code DurableFuture.allOf(...)}. */
public final class SurveyOrchestrator implements Survey {

    private static final int AT_A_TIME = 10;

    @Override
    public Summary ask(OrchestrationContext context, List<String> cities) {
        WeatherStub weather = WeatherStub.in(context);
        List<Integer> temperatures = Parallel.atMost(AT_A_TIME)
                .map(cities, weather::temperatureAsync)
                .await();
        IntSummaryStatistics all =
                temperatures.stream().mapToInt(Integer::intValue).summaryStatistics();
        return new Summary(cities.size(), all.getMin(), all.getMax(), all.getAverage());
    }
}
