package com.acme.clashes;

record Override(String none) {}
