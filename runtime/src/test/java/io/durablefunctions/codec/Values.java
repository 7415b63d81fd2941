package io.durablefunctions.codec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What users' values may look like. */
final class Values {

    private Values() {}

    record Line(String sku, int count) {
        boolean isMany() {
            return count > 1;
        }

        public int getTwice() {
            return 2 * count;
        }
    }

    record Order(String id, List<Line> lines, @Nullable Line gift) {}

    record Maybe(Optional<Line> line, Optional<String> text) {}

    record Collections(
            List<Integer> list,
            Set<String> set,
            Map<String, List<String>> map,
            Collection<Integer> collection,
            ArrayList<Integer> concrete,
            Object any) {}

    record Grid<T>(List<List<T>> rows) {}

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    record Nothing() implements Shape {}

    sealed interface Polygon extends Shape {}

    record Square(int side) implements Polygon {}

    enum Mark implements Shape {
        DOT {
            @Override
            public String toString() {
                return "a dot";
            }
        },
        DASH
    }

    sealed interface Clash {}

    record Shapes(Shape first, List<Shape> others) {}

    static final class One {
        record Same(int a) implements Clash {}

        private One() {}
    }

    static final class Other {
        record Same(int b) implements Clash {}

        private Other() {}
    }

    sealed interface Told {}

    static final class Left {
        record Same(int a) implements Told {}

        private Left() {}
    }

    static final class Right {
        @JsonTypeName("RightSame")
        record Same(int b) implements Told {}

        private Right() {}
    }

    record Renamed(@JsonProperty("full_name") String name) {}

    record Fields(
            @Nullable String text, int number, @Nullable Integer boxed) {}

    static final class Bean {
        private String name = "";
        private final List<String> tags = new ArrayList<>();
        public int open;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public List<String> getTags() {
            return tags;
        }
    }

    static final class Loop {
        public Optional<Loop> next = Optional.empty();
    }

    static final class Broken {
        public String getValue() {
            throw new IllegalStateException("no value today");
        }
    }

    record Holder(Line line, List<Object> things) {}
}
