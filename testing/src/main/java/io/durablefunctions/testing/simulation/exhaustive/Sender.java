package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.store.Message;
import io.durablefunctions.testing.simulation.database.Digest;
import io.durablefunctions.testing.simulation.database.Flaw;
import io.durablefunctions.testing.simulation.database.MailStatements;
import io.durablefunctions.testing.simulation.database.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client that sends one message from outside, and then makes its receiver ready. */
final class Sender extends Actor {

    private final Message message;
    private @Nullable Request unknown;
    private boolean begun;
    private boolean over;

    Sender(World world, String name, Message message) {
        super(world, name);
        this.message = message;
    }

    @Override
    boolean wantsToBegin() {
        return !over && (!begun || (unknown != null && unknown.isDurable().isPresent()));
    }

    @Override
    void begin() {
        Request settled = unknown;
        unknown = null;
        if (settled == null) {
            begun = true;
            send();
        } else if (settled.isDurable().orElseThrow()) {
            rouse();
        } else {
            send();
        }
    }

    private void send() {
        Request request = Request.within(List.of(MailStatements.send(List.of(message))));
        wire.ask(write("send " + message.messageId()), request, outcome -> {
            if (outcome == Outcome.DONE) {
                commitSent(request);
            } else {
                send();
            }
        });
    }

    private void commitSent(Request request) {
        commit(write("send " + message.messageId() + ", its COMMIT"), List.of(), outcome -> {
            if (outcome == Outcome.DONE) {
                rouse();
            } else if (outcome != Outcome.UNKNOWN || world.database.has(Flaw.UNKNOWN_SEND_SENT_AGAIN)) {
                send();
            } else if (world.database.has(Flaw.UNKNOWN_COMMIT_SETTLED_BY_READING)) {
                read();
            } else {
                unknown = request;
            }
        });
    }

    private void read() {
        var mail = MailStatements.ofInstances(List.of(message.receiver()));
        commit(look("read whether " + message.messageId() + " is there"), List.of(mail), outcome -> {
            boolean isThere = mail.answer().getOrDefault(message.receiver(), List.of()).stream()
                    .anyMatch(each -> each.messageId().equals(message.messageId()));
            if (isThere) {
                rouse();
            } else {
                send();
            }
        });
    }

    private void rouse() {
        commit(
                write("rouse " + message.receiver()),
                List.of(MailStatements.rouse(List.of(message.receiver()))),
                outcome -> {
                    if (outcome == Outcome.DONE) {
                        over = true;
                    } else {
                        rouse();
                    }
                });
    }

    @Override
    boolean mayDie() {
        return true;
    }

    boolean isOver() {
        return over;
    }

    @Override
    void addTo(Digest digest) {
        digest.add(begun).add(over);
        if (unknown != null) {
            digest.add(unknown.isDurable().map(String::valueOf).orElse("open"));
        }
    }
}
