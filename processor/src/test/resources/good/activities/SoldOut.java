package com.acme.stock;

class SoldOut extends RuntimeException {
    private static final long serialVersionUID = 1;
}
