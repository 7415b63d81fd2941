/** What was measured, as lines, tables and a chart. */
@NullMarked
package io.durablefunctions.benchmarks.report;

import org.jspecify.annotations.NullMarked;
