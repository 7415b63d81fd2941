-- The whole schema of the PostgreSQL store, for administrators who create it by hand: psql -v ON_ERROR_STOP=1 -f schema.sql
-- The same that the store does by itself. May be run again.
BEGIN;
SELECT pg_advisory_xact_lock(4711022605119931);
CREATE TABLE IF NOT EXISTS durable_schema_version (
    version    INTEGER     PRIMARY KEY,
    file       TEXT        NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL DEFAULT statement_timestamp()
);

-- 0001-tables.sql
-- The instances, one row each. A table that an older system left here is taken as it is, its further columns are ignored.
-- Ids are compared byte by byte ("C"): it is faster, and messages of one moment are read in the order of their ids everywhere.
CREATE TABLE IF NOT EXISTS durable_state (
    instance_id      VARCHAR(255) COLLATE "C" PRIMARY KEY,
    state_json       JSONB        NOT NULL,
    function_name    VARCHAR(255) NOT NULL,
    execute_after    TIMESTAMPTZ  NOT NULL,
    is_completed     BOOLEAN      NOT NULL,
    lease_owner      VARCHAR(255),
    lease_expires_at TIMESTAMPTZ,
    version          BIGINT       NOT NULL,
    created_at       TIMESTAMPTZ  NOT NULL DEFAULT statement_timestamp(),
    updated_at       TIMESTAMPTZ  NOT NULL DEFAULT statement_timestamp()
);

-- What instances that have not ended did so far, one row a turn. No foreign keys here and below: they would cost a lock a row.
CREATE TABLE IF NOT EXISTS durable_history (
    instance_id VARCHAR(255) COLLATE "C" NOT NULL,
    seq         BIGINT       NOT NULL,
    version     BIGINT       NOT NULL,
    events      TEXT         NOT NULL,
    created_at  TIMESTAMPTZ  NOT NULL DEFAULT statement_timestamp(),
    PRIMARY KEY (instance_id, seq)
);

-- What others sent to instances and they have not taken yet. With a dead_reason it will never be taken.
CREATE TABLE IF NOT EXISTS durable_inbox (
    instance_id VARCHAR(255) COLLATE "C" NOT NULL,
    message_id  VARCHAR(255) COLLATE "C" NOT NULL,
    payload     TEXT         NOT NULL,
    sent_at     TIMESTAMPTZ  NOT NULL DEFAULT statement_timestamp(),
    dead_reason TEXT,
    PRIMARY KEY (instance_id, message_id)
);

-- Rows of the journal and the inbox live for seconds: clean up early, and do not wait for a share of a table that was once large.
ALTER TABLE durable_state SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
ALTER TABLE durable_history SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_scale_factor = 0.2, autovacuum_analyze_scale_factor = 0.05);
ALTER TABLE durable_inbox SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_scale_factor = 0.2, autovacuum_analyze_scale_factor = 0.05);
INSERT INTO durable_schema_version (version, file) VALUES (1, '0001-tables.sql') ON CONFLICT DO NOTHING;

-- 0002-legacy.sql
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
INSERT INTO durable_schema_version (version, file) VALUES (2, '0002-legacy.sql') ON CONFLICT DO NOTHING;

-- 0003-indexes.sql
-- All partial: an instance that has ended leaves the first three, so that they stay as small as the work at hand.
-- Ready work, timers and leases that ended, in the order in which they are due.
CREATE INDEX IF NOT EXISTS idx_durable_state_execute_after ON durable_state (execute_after) WHERE NOT is_completed;
CREATE INDEX IF NOT EXISTS idx_durable_state_function_name ON durable_state (function_name)
    WHERE NOT is_completed AND lease_owner IS NULL;
-- Without lease_expires_at, which every renewal changes.
CREATE INDEX IF NOT EXISTS idx_durable_state_lease ON durable_state (lease_owner)
    WHERE lease_owner IS NOT NULL AND NOT is_completed;
CREATE INDEX IF NOT EXISTS idx_durable_state_completed ON durable_state (updated_at) WHERE is_completed;
INSERT INTO durable_schema_version (version, file) VALUES (3, '0003-indexes.sql') ON CONFLICT DO NOTHING;

-- 0004-triggers.sql
-- For SQL written by hand. The store sets updated_at and removes what belongs to an instance itself, and needs neither trigger.
CREATE OR REPLACE FUNCTION durable_state_touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := statement_timestamp();
    RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS durable_state_touch ON durable_state;
CREATE TRIGGER durable_state_touch BEFORE UPDATE ON durable_state FOR EACH ROW
    WHEN (NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at) EXECUTE FUNCTION durable_state_touch();

-- With the rights of its owner: who may delete instances need not have rights on what belongs to them.
CREATE OR REPLACE FUNCTION durable_state_removed() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('DELETE FROM %I.durable_history h USING removed r WHERE h.instance_id = r.instance_id', TG_TABLE_SCHEMA);
    EXECUTE format('DELETE FROM %I.durable_inbox m USING removed r WHERE m.instance_id = r.instance_id', TG_TABLE_SCHEMA);
    RETURN NULL;
END
$$;

DROP TRIGGER IF EXISTS durable_state_removed ON durable_state;
CREATE TRIGGER durable_state_removed AFTER DELETE ON durable_state REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION durable_state_removed();
INSERT INTO durable_schema_version (version, file) VALUES (4, '0004-triggers.sql') ON CONFLICT DO NOTHING;

-- 0005-lists.sql
-- For lists of instances, newest first. Without those that run, which are few and found by the other indexes: a start and a turn cost nothing
-- more. Without their ids, which would make its entries three times as long; those of one moment are sorted when they are read.
CREATE INDEX IF NOT EXISTS idx_durable_state_created ON durable_state (created_at) WHERE is_completed;
INSERT INTO durable_schema_version (version, file) VALUES (5, '0005-lists.sql') ON CONFLICT DO NOTHING;
COMMIT;
