package com.acme;

import io.durablefunctions.CallOptions;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.annotations.Activity;
import io.durablefunctions.annotations.Name;
import io.durablefunctions.annotations.Orchestrator;
import java.util.List;

/** Names that are not free, or not fit for the journal. */
final class Names {

    @Activity
    interface Mail {
        void tell(String address);

        void tell(List<String> team); // error: [same-name] tell(String) and tell(List<String>) would both be 'Names.Mail.tell' in the journal. Add @Name("tellListString") to one of them.

        void send();

        void sendAsync(String other); // error: [async-name] the generated sendAsync of send would meet sendAsync(String). Rename one of them.

        @Name("no.dots") // error: [bad-name] 'no.dots' cannot be a name in the journal. Use letters, digits, '_' and '-', at most 100 characters.
        void dots();

        @Name("") // error: [bad-name] '' cannot be a name in the journal. Use letters, digits, '_' and '-', at most 100 characters.
        void empty();

        void with$Dollar(); // error: [bad-name] 'with$Dollar' cannot be a name in the journal. Use letters, digits, '_' and '-', at most 100 characters.
    }

    @Activity
    interface Defaults extends Posting<String> {
        void call();

        default void callAsync() {} // error: [async-name] the generated callAsync of call would meet callAsync(). Rename one of them.

        void post(String letter);

        default void with(CallOptions options) {} // error: [taken-name] the stub's own with(CallOptions) would meet this method. Rename with.

        default void in(OrchestrationContext context) {} // error: [taken-name] the stub's own in(OrchestrationContext) would meet this method. Rename in.

        /** Not that of the stub. */
        default void with(String word) {}

        /** Static and private ones are not inherited. */
        static void writeAsync() {}

        void write();
    }

    interface Posting<T> {
        default void postAsync(T letter) {} // error: [async-name] the generated postAsync of post would meet postAsync(String). Rename one of them.
    }

    @Activity("a b") // error: [bad-name] 'a b' cannot be a name in the journal. Use letters, digits, '_', '-', and '.' between them, at most 100 characters.
    interface Spaced {
        void tell();
    }

    @Orchestrator(".x") // error: [bad-name] '.x' cannot be a name in the journal. Use letters, digits, '_', '-', and '.' between them, at most 100 characters.
    interface Dotted {
        void run(OrchestrationContext context);
    }

    @Activity("post")
    interface First {
        void tell();
    }

    @Activity("post")
    interface Second { // error: [same-name] com.acme.Names.First and com.acme.Names.Second would both be 'post' in the journal. Write @Activity("...") with another name on one of them.
        void tell();
    }

    /** Orchestrators have names of their own. */
    @Orchestrator("post")
    interface Post {
        void run(OrchestrationContext context);
    }
}
