package io.durablefunctions.testing.simulation.exhaustive;

import io.durablefunctions.testing.simulation.database.Digest;
import io.durablefunctions.testing.simulation.database.Flaw;
import io.durablefunctions.testing.simulation.database.LeaseStatements;
import java.util.List;

/** The thread of a host that renews its lease, a few times. */
final class Renewer extends Actor {

    private final Host of;
    private int left;

    Renewer(World world, Host of, int times) {
        super(world, of.name + "'s renewals");
        this.of = of;
        this.left = times;
    }

    @Override
    boolean isDead() {
        return of.isDead();
    }

    @Override
    boolean wantsToBegin() {
        return left > 0 && (of.lease() != null || world.database.has(Flaw.RENEWAL_BY_HOST_NAME));
    }

    @Override
    void begin() {
        left--;
        Lease lease = of.lease();
        List<io.durablefunctions.store.Lease> leases =
                lease == null ? List.of() : List.of(new io.durablefunctions.store.Lease(lease.id, lease.version));
        Call call = call(
                Call.Kind.RENEWAL,
                "renew " + (lease == null ? "nothing" : lease),
                lease == null ? "" : lease.id,
                lease == null ? 0 : lease.version);
        commit(call, List.of(LeaseStatements.renew(leases, World.LEASE, of.host)), outcome -> {});
    }

    @Override
    void addTo(Digest digest) {
        digest.add((long) left);
    }
}
