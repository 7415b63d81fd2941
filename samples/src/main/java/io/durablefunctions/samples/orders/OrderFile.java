package io.durablefunctions.samples.orders;

import io.durablefunctions.samples.orders.OrderProcessing.Order;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A file of orders: {@code id,customer,item,quantity,price} a line, the first line being just that. */
record OrderFile(List<Order> orders, List<String> problems) {

    private static final String HEADER = "id,customer,item,quantity,price";
    private static final int COLUMNS = 5;
    private static final int LONGEST_ID = 100;

    static OrderFile read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("orders: there is no file " + file.toAbsolutePath()
                    + ". Give one with the columns " + HEADER
                    + ": -Dargs=\"/path/to/orders.csv\".");
        }
        List<String> lines = lines(file);
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw new IllegalArgumentException(
                    "orders: the first line of " + file.toAbsolutePath() + " must be " + HEADER + ".");
        }
        List<Order> orders = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Map<String, Integer> lineOfId = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                try {
                    Order order = order(lines.get(i));
                    Integer before = lineOfId.putIfAbsent(order.id(), i + 1);
                    if (before != null) {
                        throw new IllegalArgumentException(
                                "order " + order.id() + " is in line " + before + " already");
                    }
                    orders.add(order);
                } catch (IllegalArgumentException e) {
                    problems.add(file + ", line " + (i + 1) + ": " + e.getMessage());
                }
            }
        }
        return new OrderFile(orders, problems);
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("orders: " + file.toAbsolutePath() + " is no text in UTF-8.", e);
        }
    }

    private static Order order(String line) {
        String[] columns = line.split(",", -1);
        if (columns.length != COLUMNS || columns[0].isBlank()) {
            throw new IllegalArgumentException("needs " + HEADER + ", is: " + line);
        }
        if (columns[0].length() > LONGEST_ID) {
            throw new IllegalArgumentException("the id has " + columns[0].length() + " characters, use " + LONGEST_ID);
        }
        try {
            return new Order(
                    columns[0].strip(),
                    columns[1].strip(),
                    columns[2].strip(),
                    Integer.parseInt(columns[3].strip()),
                    new BigDecimal(columns[4].strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("quantity and price must be numbers: " + line, e);
        }
    }
}
