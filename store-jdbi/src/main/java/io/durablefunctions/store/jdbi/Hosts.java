package io.durablefunctions.store.jdbi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One host with its port, or several of which one is the primary. */
record Hosts(List<String> places) {

    /** From {@code h1,h2} and {@code 5432} or {@code 5432,5433}; a host may bring its port, {@code h1:5432}. */
    static Hosts of(String hosts, String ports) {
        String[] names = hosts.split(",");
        String[] numbers = ports.split(",");
        List<String> places = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            String name = names[i].strip();
            boolean address = name.chars().filter(c -> c == ':').count() > 1 && !name.startsWith("[");
            String host = address ? "[" + name + "]" : name;
            boolean hasPort = host.lastIndexOf(':') > host.lastIndexOf(']');
            String place = hasPort ? host : host + ":" + numbers[Math.min(i, numbers.length - 1)].strip();
            if (!place.matches("[^:\\[\\]/?]+:[0-9]{1,5}|\\[[0-9a-fA-F:.%]+]:[0-9]{1,5}")) {
                throw new IllegalArgumentException(
                        "The connection string's Host or Port cannot be read. Write Host=name;Port=5432,"
                                + " or several hosts with commas between them.");
            }
            places.add(place);
        }
        return new Hosts(List.copyOf(places));
    }

    boolean several() {
        return places.size() > 1;
    }

    String url(String database) {
        return "jdbc:postgresql://" + String.join(",", places) + "/"
                + URLEncoder.encode(database, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return String.join(", ", places);
    }
}
