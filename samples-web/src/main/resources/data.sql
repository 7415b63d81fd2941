INSERT INTO shop.stock (item, price, available)
VALUES ('lamp', 40.00, 10000), ('chair', 120.00, 10000), ('desk', 480.00, 10000), ('globe', 95.00, 2)
ON CONFLICT DO NOTHING;
