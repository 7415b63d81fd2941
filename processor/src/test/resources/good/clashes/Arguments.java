package com.acme.clashes;

record Arguments(String none) {}
