package io.durablefunctions.spring.ledger;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at bookings. */
@Component
public class Audit {

    /** Has the current transaction rolled back. */
    @Transactional
    public void refuse() {
        throw new IllegalStateException("refused");
    }
}
