-- For lists of instances, newest first. Without those that run, which are few and found by the other indexes: a start and a turn cost nothing
-- more. Without their ids, which would make its entries three times as long; those of one moment are sorted when they are read.
CREATE INDEX IF NOT EXISTS idx_durable_state_created ON durable_state (created_at) WHERE is_completed;
