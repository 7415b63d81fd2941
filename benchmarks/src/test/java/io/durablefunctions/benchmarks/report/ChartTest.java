package io.durablefunctions.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.durablefunctions.benchmarks.measure.Figure;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ChartTest {

    private static Figure figure(String peer, int concurrency, double steps) {
        return new Figure(peer, "W1", concurrency, steps / 10, steps, 1, 2, steps, steps, Map.of());
    }

    private static Document chart(Figure... figures) throws Exception {
        String svg = Chart.of("Steps <per> \"second\" & more", List.of(figures));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void it_is_xml_with_a_bar_a_figure() throws Exception {
        Document chart = chart(figure("durable-functions", 1, 1_000), figure("a <b>", 1, 10), figure("dbos", 16, 500));
        assertThat(chart.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(chart.getElementsByTagName("rect").getLength()).isEqualTo(3);
        assertThat(chart.getDocumentElement().getAttribute("aria-label")).isEqualTo("Steps <per> \"second\" & more");
    }

    @Test
    void bars_are_as_long_as_their_figures_are_large() throws Exception {
        Document chart = chart(figure("durable-functions", 1, 1_000), figure("dbos", 1, 500));
        assertThat(width(chart, 0)).isEqualTo(2 * width(chart, 1));
    }

    @Test
    void what_is_not_known_is_left_out() throws Exception {
        assertThat(chart(figure("durable-functions", 1, Double.NaN))
                        .getElementsByTagName("rect")
                        .getLength())
                .isZero();
    }

    private static double width(Document chart, int bar) {
        return Double.parseDouble(((Element) chart.getElementsByTagName("rect").item(bar)).getAttribute("width"));
    }
}
