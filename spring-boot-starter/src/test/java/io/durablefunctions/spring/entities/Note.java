package io.durablefunctions.spring.entities;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A text that is kept once. */
@Entity
public class Note {

    @Id
    private String text = "";

    /** For Hibernate. */
    protected Note() {}

    Note(String text) {
        this.text = text;
    }

    /** What it says. */
    public String text() {
        return text;
    }
}
