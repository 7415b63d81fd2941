-- All partial: an instance that has ended leaves the first three, so that they stay as small as the work at hand.
-- Ready work, timers and leases that ended, in the order in which they are due.
CREATE INDEX IF NOT EXISTS idx_durable_state_execute_after ON durable_state (execute_after) WHERE NOT is_completed;
CREATE INDEX IF NOT EXISTS idx_durable_state_function_name ON durable_state (function_name)
    WHERE NOT is_completed AND lease_owner IS NULL;
-- Without lease_expires_at, which every renewal changes.
CREATE INDEX IF NOT EXISTS idx_durable_state_lease ON durable_state (lease_owner)
    WHERE lease_owner IS NOT NULL AND NOT is_completed;
CREATE INDEX IF NOT EXISTS idx_durable_state_completed ON durable_state (updated_at) WHERE is_completed;
