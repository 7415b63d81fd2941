package com.acme.stock;

import java.util.List;

class NotOpen extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<String> days;
    private final boolean today;

    NotOpen(List<String> days, boolean today) {
        this.days = days;
        this.today = today;
    }

    List<String> days() {
        return days;
    }

    boolean today() {
        return today;
    }
}
