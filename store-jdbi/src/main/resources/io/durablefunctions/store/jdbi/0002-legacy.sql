-- A durable_state of an older system: its columns of old must not refuse our rows, its indexes make room for smaller ones.
DO $$
DECLARE
    name TEXT;
BEGIN
    FOR name IN
        SELECT attname FROM pg_attribute
        WHERE attrelid = 'durable_state'::regclass AND attname IN ('input', 'entries') AND attnotnull AND NOT attisdropped
    LOOP
        EXECUTE format('ALTER TABLE durable_state ALTER COLUMN %I DROP NOT NULL', name);
    END LOOP;
    FOR name IN
        SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE i.indrelid = 'durable_state'::regclass AND i.indpred IS NULL
          AND c.relname IN ('idx_durable_state_execute_after', 'idx_durable_state_function_name',
                            'idx_durable_state_lease', 'idx_durable_state_completed')
    LOOP
        EXECUTE format('DROP INDEX %I', name);
    END LOOP;
END
$$;
