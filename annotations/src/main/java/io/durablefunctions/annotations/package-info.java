/** The annotations a contract is written with. Nothing else: a jar of contracts needs no more than this module at compile time. */
package io.durablefunctions.annotations;
