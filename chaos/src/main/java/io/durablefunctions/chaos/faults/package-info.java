/** What can go wrong between hosts and PostgreSQL, done on purpose: cut connections, a killed server, errors of the server's own. */
@NullMarked
package io.durablefunctions.chaos.faults;

import org.jspecify.annotations.NullMarked;
