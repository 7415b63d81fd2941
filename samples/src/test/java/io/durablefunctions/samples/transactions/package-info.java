/** The code of docs/postgresql.md, "Transactions of your own". */
@NullMarked
package io.durablefunctions.samples.transactions;

import org.jspecify.annotations.NullMarked;
