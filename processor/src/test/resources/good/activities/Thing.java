package com.acme.stock;

record Thing(String name) implements Item {}
