CREATE SCHEMA IF NOT EXISTS shop;

CREATE TABLE IF NOT EXISTS shop.orders (
    number    BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE,
    id        VARCHAR(64) PRIMARY KEY,
    customer  VARCHAR(100) NOT NULL,
    item      VARCHAR(100) NOT NULL,
    quantity  INTEGER NOT NULL,
    total     NUMERIC(12, 2) NOT NULL,
    state     VARCHAR(20) NOT NULL,
    note      TEXT,
    placed_at TIMESTAMPTZ NOT NULL DEFAULT statement_timestamp(),
    ended_at  TIMESTAMPTZ
);

CREATE TABLE IF NOT EXISTS shop.stock (
    item      VARCHAR(100) PRIMARY KEY,
    price     NUMERIC(10, 2) NOT NULL,
    available INTEGER NOT NULL CHECK (available >= 0)
);

CREATE TABLE IF NOT EXISTS shop.payments (
    number    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id  VARCHAR(64) NOT NULL,
    amount    NUMERIC(12, 2) NOT NULL,
    booked_at TIMESTAMPTZ NOT NULL DEFAULT statement_timestamp()
);

CREATE INDEX IF NOT EXISTS payments_of_order ON shop.payments (order_id);
