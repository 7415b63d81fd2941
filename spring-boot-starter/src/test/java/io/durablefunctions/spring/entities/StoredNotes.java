package io.durablefunctions.spring.entities;

import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes through JPA, which keeps in memory what it will write, until the commit. */
@Component
public class StoredNotes implements Notes {

    private final EntityManager entities;

    StoredNotes(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional
    public void keep(String text) {
        entities.persist(new Note(text));
    }

    /** Whether there is such a note. */
    public boolean has(String text) {
        return entities.find(Note.class, text) != null;
    }
}
