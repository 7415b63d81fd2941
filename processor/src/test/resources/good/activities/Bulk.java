package com.acme.stock;

record Bulk(double weight) implements Item {}
