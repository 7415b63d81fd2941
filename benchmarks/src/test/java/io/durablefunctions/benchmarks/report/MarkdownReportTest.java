package io.durablefunctions.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.benchmarks.measure.Figure;
import io.durablefunctions.benchmarks.measure.Goal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    @Test
    void it_has_the_chart_the_goals_the_figures_and_on_what_it_ran() {
        Map<String, Double> further = new LinkedHashMap<>();
        further.put("wal_bytes_per_step", 512.0);
        further.put("threads", 9.0);
        String page = MarkdownReport.of(
                Map.of("JDK", "17"),
                Map.of("W2", "one step"),
                List.of(
                        new Figure("ours", "W2", 1, 10, 1_234.5, 1, 2, 1_000, 2_000, further),
                        new Figure("dbos", "W9", 1, 10, 10, 1, 2, 9, 11, Map.of())),
                List.of(new Goal("W2", "ratio", true, 2, 3)),
                "chart.svg");
        assertThat(page).isEqualTo("""
                        # Benchmarks

                        Made by `benchmarks/run`. Each figure is the median of the rounds; lowest and highest are steps/s of a round.

                        ![Steps per second](chart.svg)

                        ## Goals

                        | workload | what | goal | measured |  |
                        |---|---|---|---|---|
                        | W2 | ratio | >= 2 | 3 | reached |

                        ## W2: one step

                        | peer | c | workflows/s | steps/s | lowest | highest | p50 ms | p99 ms |
                        |---|---|---|---|---|---|---|---|
                        | ours | 1 | 10 | 1,235 | 1,000 | 2,000 | 1 | 2 |

                        | peer, c | ours, 1 |
                        |---|---|
                        | wal bytes per step | 512 |
                        | threads | 9 |

                        ## W9

                        | peer | c | workflows/s | steps/s | lowest | highest | p50 ms | p99 ms |
                        |---|---|---|---|---|---|---|---|
                        | dbos | 1 | 10 | 10 | 9 | 11 | 1 | 2 |

                        ## On what it ran

                        | what | value |
                        |---|---|
                        | JDK | 17 |
                        """);
    }
}
