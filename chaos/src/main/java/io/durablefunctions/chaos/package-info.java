/** Hosts in processes of their own on one PostgreSQL, what can go wrong on one machine, and a look whether anything was lost. */
@NullMarked
package io.durablefunctions.chaos;

import org.jspecify.annotations.NullMarked;
