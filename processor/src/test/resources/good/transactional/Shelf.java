package com.acme;

/** What has shelves. */
public interface Shelf {

    void putBack(String item);
}
