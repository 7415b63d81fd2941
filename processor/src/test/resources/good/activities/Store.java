package com.acme.stock;

interface Store<T, K> {
    void put(K key, T value);

    T take(K key) throws SoldOut, NotOpen, IllegalStateException;
}
