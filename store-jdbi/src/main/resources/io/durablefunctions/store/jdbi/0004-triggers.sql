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
