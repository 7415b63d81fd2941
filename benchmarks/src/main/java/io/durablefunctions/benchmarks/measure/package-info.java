/** What is measured of a run, and how it is told. */
@NullMarked
package io.durablefunctions.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
