package com.acme;

import io.durablefunctions.CallOptions;
import io.durablefunctions.DurableFuture;
import io.durablefunctions.OrchestrationContext;
import io.durablefunctions.definition.ActivityCalls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * Calls the activities of {@link Mail} from an orchestrator. In the journal they are {@code Mail.*}.
 */
@Generated("io.durablefunctions.processor.ContractProcessor")
public final class MailStub implements Mail {
    private final ActivityCalls calls;

    private MailStub(ActivityCalls calls) {
        this.calls = calls;
    }

    /**
     * The stub of this orchestration.
     */
    public static MailStub in(OrchestrationContext context) {
        return new MailStub(ActivityCalls.in(context));
    }

    /**
     * The stub with these options; what they leave open stays as it is.
     */
    public MailStub with(CallOptions options) {
        return new MailStub(this.calls.with(options));
    }

    /**
     * Calls {@code Mail.askManager} and waits for it.
     *
     * @see Mail#askManager
     */
    @Override
    public void askManager(String managerAddress, Mail.Letter letter) {
        this.askManagerAsync(managerAddress, letter).await();
    }

    /**
     * Calls {@code Mail.askManager} and goes on.
     *
     * @see Mail#askManager
     */
    public DurableFuture<Void> askManagerAsync(String managerAddress, Mail.Letter letter) {
        return this.calls.call(MailDefinition.ASK_MANAGER, managerAddress, letter);
    }

    /**
     * Calls {@code Mail.tell} and waits for it.
     *
     * @see Mail#tell
     */
    @Override
    public void tell(String address, Mail.Letter letter) {
        this.tellAsync(address, letter).await();
    }

    /**
     * Calls {@code Mail.tell} and goes on.
     *
     * @see Mail#tell
     */
    public DurableFuture<Void> tellAsync(String address, Mail.Letter letter) {
        return this.calls.call(MailDefinition.TELL, address, letter);
    }

    /**
     * Calls {@code Mail.count} and waits for it.
     *
     * @see Mail#count
     */
    @Override
    public int count(String address, boolean unread) {
        return this.countAsync(address, unread).await();
    }

    /**
     * Calls {@code Mail.count} and goes on.
     *
     * @see Mail#count
     */
    public DurableFuture<Integer> countAsync(String address, boolean unread) {
        return this.calls.call(MailDefinition.COUNT, address, unread);
    }

    /**
     * Calls {@code Mail.letters} and waits for it.
     *
     * @see Mail#letters
     */
    @Override
    public List<Mail.Letter> letters(Map<String, Mail.Letter> filter, Optional<String> folder, byte[] signature) {
        return this.lettersAsync(filter, folder, signature).await();
    }

    /**
     * Calls {@code Mail.letters} and goes on.
     *
     * @see Mail#letters
     */
    public DurableFuture<List<Mail.Letter>> lettersAsync(
            Map<String, Mail.Letter> filter, Optional<String> folder, byte[] signature) {
        return this.calls.call(MailDefinition.LETTERS, filter, folder, signature);
    }
}
