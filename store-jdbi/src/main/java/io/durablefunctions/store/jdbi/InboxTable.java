package io.durablefunctions.store.jdbi;

import io.durablefunctions.store.ReceivedMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The SQL of {@code durable_inbox}. */
final class InboxTable {

    static final String CONSUME = """
            DELETE FROM durable_inbox m USING unnest(?, ?) u(id, mid)
            WHERE m.instance_id = u.id AND m.instance_id = ANY(?) AND m.message_id = u.mid AND m.dead_reason IS NULL""";

    static final String CONSUME_ALL = Guard.allOf(CONSUME);

    static final String CONSUMED_IDS = CONSUME + " RETURNING m.instance_id";

    static final String SEND = """
            INSERT INTO durable_inbox (instance_id, message_id, payload, sent_at)
            SELECT u.id, u.mid, u.p, statement_timestamp() FROM unnest(?, ?, ?) u(id, mid, p)
            CROSS JOIN LATERAL (SELECT FROM durable_state d WHERE d.instance_id = u.id AND d.is_completed IS NOT TRUE OFFSET 0) d
            ON CONFLICT DO NOTHING RETURNING instance_id, message_id""";

    static final String PURGE = "DELETE FROM durable_inbox WHERE instance_id = :id";

    /** From the inbox to the instances, never the other way: of a host's instances hardly any has unread mail. */
    static final String OF_HOST = """
            SELECT m.instance_id, m.message_id, m.payload
            FROM (SELECT * FROM durable_inbox WHERE dead_reason IS NULL OFFSET 0) m
            CROSS JOIN LATERAL (SELECT 1 FROM durable_state d WHERE d.instance_id = m.instance_id
              AND d.lease_owner = :host AND d.is_completed IS NOT TRUE OFFSET 0) d
            ORDER BY m.sent_at, m.message_id LIMIT :limit""";

    static final String SET_ASIDE = """
            UPDATE durable_inbox m SET dead_reason = 'The instance had ended.' FROM durable_state d
            WHERE d.instance_id = m.instance_id AND d.is_completed AND m.dead_reason IS NULL""";

    /** Old ones only: a message may be on its way together with its instance. */
    static final String REMOVE_ORPHANS = """
            DELETE FROM durable_inbox m WHERE m.sent_at < statement_timestamp() - interval '5 minutes'
              AND NOT EXISTS (SELECT 1 FROM durable_state d WHERE d.instance_id = m.instance_id)""";

    private static final String LOAD = """
            SELECT instance_id, message_id, payload FROM durable_inbox
            WHERE instance_id = ANY(?) AND dead_reason IS NULL ORDER BY sent_at, message_id""";

    private InboxTable() {}

    static Map<String, List<ReceivedMessage>> load(Connection connection, List<String> ids) throws SQLException {
        Map<String, List<ReceivedMessage>> mail = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LOAD)) {
            statement.setArray(1, Database.texts(connection, ids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ReceivedMessage message = message(row);
                    mail.computeIfAbsent(message.receiver(), id -> new ArrayList<>())
                            .add(message);
                }
            }
        }
        return mail;
    }

    static ReceivedMessage message(ResultSet row) throws SQLException {
        return new ReceivedMessage(row.getString("instance_id"), row.getString("message_id"), row.getString("payload"));
    }
}
