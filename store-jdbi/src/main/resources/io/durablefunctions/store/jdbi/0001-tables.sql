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
