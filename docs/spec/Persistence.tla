---------------------------- MODULE Persistence ----------------------------
(* One durable instance, several hosts, messages from outside, on PostgreSQL READ COMMITTED.

   What is modelled: a statement's snapshot is taken before it acts (an INSERT may reach the index long after); a unique
   index makes the second writer of a key wait for the first writer's transaction; an UPDATE waits for the row lock and
   looks again at the row, a SELECT or a failed WHERE does not wait; a batch that was sent with its COMMIT in one round
   trip, which the server goes on with when the client is gone, or only begins with then; leases that end at any time (no
   clock is trusted for safety); zombies; crashed hosts; replies that are lost; messages that arrive at any time.

   The instance runs Gens executions. Each begins with a turn "s", and needs one activity result "a", which "s" asks for,
   and one message, in either order. The last of them ends the execution: continue-as-new, or completion in the last one.
   Constants whose names are in the second group are rules of the protocol that can be taken out. *)
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANTS Hosts, Msgs, Gens, MaxExpire, MaxCrash, MaxLost,
  MaxPark,       \* how often a host may set the instance aside (quarantine)
  Kills,         \* messages that terminate it
  StartKinds,    \* {}: it is there from the beginning; else each host starts it, in one of these ways: "first": with its first
                 \* turn, leased; "leased": leased, the first turn is written after; "free": for whoever claims it
  Long,          \* the history is too long for the state: completion keeps the journal and appends the last row
  Failover,      \* the state of a transaction may be asked for in vain
  OwnClaims      \* a host may claim what it is still settling the start of

CONSTANTS
  Check,         \* "after": version checked by a statement after the insert, which fails; "told": which only answers;
                 \* "before": in the INSERT's snapshot; "none"
  EpochCheck,    \* TRUE: version = my version; FALSE: lease_owner = me, where two turns of one host look alike
  Fence,         \* a take-over appends a row before anything else
  ReleaseCas,    \* release compares the version
  FoldCas,       \* completion, continue-as-new and setting aside compare the version
  GuardConsume,  \* the count of deleted messages has to be right
  Base,          \* "carried" by continue-as-new; "restarts": seq begins again; "memory": the owner counts on, the state holds 0
  Recheck,       \* the releaser looks at the inbox again after its commit
  Sweeper,       \* a sweep rouses sleepers with mail (then senders and releasers may die before they rouse)
  RetrySame,     \* an unknown append is settled by writing it again; FALSE: by reading
  SettleStart,   \* an unknown start is settled by writing it again; FALSE: by reading
  StartByVersion,\* a start is still its own if nobody has had it since; FALSE: if the state and the owner's name are the ones sent
  UnknownIsTold, \* who gives up an unknown start says that it is unknown; FALSE: that nothing was written
  EffectsAfter,  \* effects of the first turn wait until the start is durable
  RenewByPair,   \* renewal names (instance, version); FALSE: lease_owner = me
  SettleSend,    \* an unknown send is settled by the transaction's status; FALSE: sent again
  FindByOwner    \* a lost claim is its own if it still has the lease; FALSE: if the version is the one it would have had

VARIABLES row, hist, inbox, mem, tx, snd, told, folded, budget, wrong
vars == <<row, hist, inbox, mem, tx, snd, told, folded, budget, wrong>>

None == "none"
Parked == "quarantine"
Nobody == <<None, None>>
Mail == Msgs \cup Kills
Backends == Hosts \X {"live", "old"}
Live(h) == <<h, "live">>
Old(h)  == <<h, "old">>
(* A write on its way. k: "start", "app" (append), "rel" (release), "can" (continue-as-new), "done", "park", "claim"; seq: of the
   row it appends, 0 for none; evs: the events of its turn; j: the history its owner knows; fold: whether it deletes the journal. *)
Idle == [k |-> "idle", ph |-> "", ver |-> 0, seq |-> 0, evs |-> <<>>, own |-> None, j |-> <<>>, fold |-> FALSE, del |-> {},
         bse |-> 0, ok |-> TRUE]
Changes == {"rel", "can", "done", "park"}
AtOnce(k) == k \in {"start", "app", "done", "park"}     \* sent with its COMMIT in one round trip
NoMem(st) == [st |-> st, ver |-> 0, bse |-> 0, seq |-> 0, gen |-> 0, j |-> <<>>, act |-> FALSE, redo |-> Idle, fate |-> "", lost |-> 0]

Range(s) == {s[i] : i \in 1..Len(s)}
Max(S) == CHOOSE x \in S : \A y \in S : y <= x
Top == Max({row.bse} \cup {e.seq : e \in hist})
RECURSIVE InOrder(_)
InOrder(S) == IF S = {} THEN <<>>
              ELSE LET e == CHOOSE x \in S : \A y \in S : x.seq <= y.seq IN e.evs \o InOrder(S \ {e})
Journal == row.hst \o InOrder(hist)
HasMsg(j) == Range(j) \cap Msgs # {}
HasAct(j) == "a" \in Range(j)
Con(c) == Range(c.evs) \cap Mail                        \* what a write deletes from the inbox

NoRow == [there |-> FALSE, sid |-> None, hst |-> <<>>, ver |-> 0, owner |-> None, expired |-> FALSE, ready |-> FALSE,
          done |-> FALSE, keep |-> FALSE, bse |-> 0, gen |-> 1]
NewRow(sid, own, hst) == [NoRow EXCEPT !.there = TRUE, !.sid = sid, !.hst = hst, !.ver = 1, !.owner = own, !.ready = own = None]
Init ==
  /\ row = IF StartKinds = {} THEN NewRow("client", None, <<>>) ELSE NoRow
  /\ hist = {} /\ inbox = {} /\ folded = <<>> /\ wrong = {}
  /\ mem = [h \in Hosts |-> NoMem("idle")]
  /\ tx = [t \in Backends |-> Idle]
  /\ snd = [m \in Mail |-> "new"]
  /\ told = [h \in Hosts |-> IF StartKinds = {} THEN "-" ELSE ""]
  /\ budget = [exp |-> MaxExpire, crash |-> MaxCrash, lost |-> MaxLost, park |-> MaxPark]

RowLocked(t) == \E u \in Backends \ {t} : tx[u].k = "claim" \/ (tx[u].k \in Changes /\ tx[u].ph \in {"chg", "commit"})
KeyHeld(s, t) == s > 0 /\ \E u \in Backends \ {t} : tx[u].seq = s /\ tx[u].ph \in {"ins", "commit"}
MsgHeld(c, t) == \E u \in Backends \ {t} : tx[u].ph = "commit" /\ Con(tx[u]) \cap Con(c) # {}
StartHeld(t) == \E u \in Backends \ {t} : tx[u].k = "start" /\ tx[u].ph = "commit"
Runs(h) == mem[h].ver = row.ver /\ mem[h].st \notin {"idle", "down"}
Asleep == row.there /\ ~row.done /\ row.owner = None /\ ~row.ready
Leased == row.there /\ row.owner \notin {None, Parked}
Spend(f) == budget[f] > 0 /\ budget' = [budget EXCEPT ![f] = @ - 1]
Mine(v) == IF EpochCheck THEN row.ver = v /\ ~row.done ELSE row.owner # None   \* worst case: both turns carry the same host's name

------------------------------------------------------------------ \* writes
Begin(h, c) == /\ tx' = [tx EXCEPT ![Live(h)] = [c EXCEPT !.ph = "sent", !.ok = (c.k = "app" /\ Check = "before") => Mine(c.ver)]]
               /\ mem' = [mem EXCEPT ![h].st = "wait", ![h].redo = Idle, ![h].fate = ""]
Fail(t) == /\ tx' = [tx EXCEPT ![t] = Idle]            \* it came up short: its lease was lost
           /\ IF t[2] = "live" THEN mem' = [mem EXCEPT ![t[1]] = NoMem("idle")] ELSE UNCHANGED mem
(* What a host does when it learns that its write is durable. *)
Learn(h, c) == CASE c.k = "app" -> [mem[h] EXCEPT !.st = "run", !.j = @ \o c.evs, !.seq = c.seq, !.redo = Idle, !.fate = "",
                                                 !.act = @ /\ ~HasAct(c.evs)]
                 [] c.k = "can" -> [NoMem("run") EXCEPT !.ver = c.ver + 1, !.gen = mem[h].gen + 1,
                                       !.bse = IF Base = "restarts" THEN 0 ELSE c.bse, !.seq = IF Base = "restarts" THEN 0 ELSE c.bse]
                 [] c.k = "rel" /\ Recheck -> NoMem("recheck")
                 [] OTHER -> NoMem("idle")
CommitReply(t, c) == mem' = IF t[2] = "live" THEN [mem EXCEPT ![t[1]] = Learn(t[1], c)]
                            ELSE IF mem[t[1]].st = "unknown" /\ ~AtOnce(c.k) THEN [mem EXCEPT ![t[1]].fate = "committed"] ELSE mem

------------------------------------------------------------------ \* the start
Started(h, own, hst) == IF own = None THEN NoMem("idle")
                        ELSE [NoMem("run") EXCEPT !.ver = row'.ver, !.gen = 1, !.j = hst]
BeginStart(h) ==
  /\ told[h] = "" /\ mem[h].st = "idle" /\ tx[Live(h)] = Idle
  /\ \E k \in StartKinds : Begin(h, [Idle EXCEPT !.k = "start", !.own = IF k = "free" THEN None ELSE h,
                                                 !.evs = IF k = "first" THEN <<"s">> ELSE <<>>])
  /\ told' = [told EXCEPT ![h] = "asked"]
  /\ UNCHANGED <<row, hist, inbox, snd, folded, budget, wrong>>
InsertStart(t) ==                         \* ON CONFLICT DO NOTHING; the next statement reads what it met
  /\ tx[t].k = "start" /\ tx[t].ph = "sent" /\ ~StartHeld(t)
  /\ IF row.there THEN Fail(t) /\ (IF t[2] = "live" THEN told' = [told EXCEPT ![t[1]] = "exists"] ELSE UNCHANGED told)
     ELSE tx' = [tx EXCEPT ![t].ph = "commit"] /\ UNCHANGED <<mem, told>>
  /\ UNCHANGED <<row, hist, inbox, snd, folded, budget, wrong>>
CommitStart(t) ==
  /\ tx[t].k = "start" /\ tx[t].ph = "commit"
  /\ row' = NewRow(t[1], tx[t].own, tx[t].evs) /\ tx' = [tx EXCEPT ![t] = Idle]
  /\ IF t[2] = "live" THEN mem' = [mem EXCEPT ![t[1]] = Started(t[1], tx[t].own, tx[t].evs)] /\ told' = [told EXCEPT ![t[1]] = "created"]
     ELSE UNCHANGED <<mem, told>>
  /\ UNCHANGED <<hist, inbox, snd, folded, budget, wrong>>
EarlyEffect(h) ==
  /\ ~EffectsAfter /\ mem[h].st = "wait" /\ tx[Live(h)].k = "start" /\ "s" \in Range(tx[Live(h)].evs)
  /\ wrong' = IF row.there /\ row.sid = h THEN wrong ELSE wrong \cup {"early effect"}
  /\ UNCHANGED <<row, hist, inbox, mem, tx, snd, told, folded, budget>>

------------------------------------------------------------------ \* leases
Claimable == row.there /\ ~row.done /\ ((row.owner = None /\ row.ready) \/ (Leased /\ row.expired))
Free == row.there /\ ~row.done /\ (row.owner \in {None, Parked} \/ row.expired)    \* for whoever terminates it
Claimed(h) == row' = [row EXCEPT !.ver = @ + 1, !.owner = h, !.expired = FALSE, !.ready = FALSE]
ClaimReply(h) ==
  IF mem[h].st = "unknown" THEN UNCHANGED <<mem, budget>>      \* put aside for what is being settled
  ELSE \/ mem' = [mem EXCEPT ![h] = [NoMem("claimed") EXCEPT !.ver = row.ver + 1, !.bse = row.bse, !.gen = row.gen]] /\ UNCHANGED budget
       \/ mem' = [mem EXCEPT ![h].lost = row.ver + 1] /\ Spend("lost")     \* committed, but the host does not hear of it
MayClaim(h) ==
  /\ tx[Live(h)] = Idle /\ (mem[h].st = "idle" \/ (OwnClaims /\ mem[h].st = "unknown" /\ mem[h].redo.k = "start"))
  /\ Claimable \/ (Free /\ \E m \in Kills : snd[m] \in {"rouse", "acked"})
Claim(h) ==                               \* by the queue, or by its id in order to end it
  /\ MayClaim(h) /\ ~RowLocked(Live(h))
  /\ IF Fence /\ row.owner # None
     THEN tx' = [tx EXCEPT ![Live(h)] = [Idle EXCEPT !.k = "claim"]] /\ UNCHANGED <<row, mem, budget>>
     ELSE Claimed(h) /\ ClaimReply(h) /\ UNCHANGED tx
  /\ UNCHANGED <<hist, inbox, snd, told, folded, wrong>>
ClaimFence(h) ==                          \* waits while another transaction holds the key, tries the next one if it commits
  /\ tx[Live(h)].k = "claim" /\ ~KeyHeld(Top + 1, Live(h))
  /\ hist' = hist \cup {[seq |-> Top + 1, ver |-> row.ver + 1, evs |-> <<"F">>]}
  /\ Claimed(h) /\ ClaimReply(h) /\ tx' = [tx EXCEPT ![Live(h)] = Idle]
  /\ UNCHANGED <<inbox, snd, told, folded, wrong>>
ClaimGivesUp(h) ==                        \* the fence has waited too long
  /\ tx[Live(h)].k = "claim" /\ KeyHeld(Top + 1, Live(h)) /\ tx' = [tx EXCEPT ![Live(h)] = Idle]
  /\ UNCHANGED <<row, hist, inbox, mem, snd, told, folded, budget, wrong>>
ClaimVanishes(h) ==                       \* it is undone, and the host does not hear of that either
  /\ MayClaim(h) /\ mem[h].st = "idle" /\ Spend("lost") /\ mem' = [mem EXCEPT ![h].lost = row.ver + 1]
  /\ UNCHANGED <<row, hist, inbox, tx, snd, told, folded, wrong>>
FindLost(h) ==                            \* before the next claim; or it is forgotten, when its lease must have ended
  /\ mem[h].st = "idle" /\ mem[h].lost > 0 /\ tx[Live(h)] = Idle
  /\ \/ /\ Leased /\ ~row.done /\ row.ver = mem[h].lost /\ (FindByOwner => row.owner = h) /\ ~RowLocked(Live(h))
        /\ row' = [row EXCEPT !.expired = FALSE]
        /\ mem' = [mem EXCEPT ![h] = [NoMem("claimed") EXCEPT !.ver = row.ver, !.bse = row.bse, !.gen = row.gen]]
     \/ UNCHANGED row /\ mem' = [mem EXCEPT ![h].lost = 0]
  /\ UNCHANGED <<hist, inbox, tx, snd, told, folded, budget, wrong>>
Expire ==
  /\ Leased /\ ~row.expired /\ ~RowLocked(Nobody)
  /\ \/ Spend("exp")
     \/ /\ IF RenewByPair THEN ~Runs(row.owner) ELSE mem[row.owner].st = "down"
        /\ UNCHANGED budget
  /\ row' = [row EXCEPT !.expired = TRUE]
  /\ UNCHANGED <<hist, inbox, mem, tx, snd, told, folded, wrong>>
Renew(h) ==                               \* not while a write is on its way that raises the version
  /\ Leased /\ row.owner = h /\ row.expired /\ row.ver = mem[h].ver /\ ~RowLocked(Nobody)
  /\ mem[h].st = "run" \/ (mem[h].st = "wait" /\ tx[Live(h)].k = "app") \/ (mem[h].st = "unknown" /\ mem[h].redo.k = "app")
  /\ row' = [row EXCEPT !.expired = FALSE]
  /\ UNCHANGED <<hist, inbox, mem, tx, snd, told, folded, budget, wrong>>
Resume ==                                 \* out of quarantine, by a client
  /\ row.there /\ row.owner = Parked /\ ~RowLocked(Nobody)
  /\ row' = [row EXCEPT !.ver = @ + 1, !.owner = None, !.ready = TRUE]
  /\ UNCHANGED <<hist, inbox, mem, tx, snd, told, folded, budget, wrong>>

------------------------------------------------------------------ \* a host's turn
Load(h) ==
  /\ mem[h].st = "claimed"
  /\ mem' = [mem EXCEPT ![h].st = "run", ![h].j = Journal, ![h].seq = Top]
  /\ UNCHANGED <<row, hist, inbox, tx, snd, told, folded, budget, wrong>>
RunActivity(h) ==
  /\ mem[h].st = "run" /\ "s" \in Range(mem[h].j) /\ ~HasAct(mem[h].j) /\ ~mem[h].act
  /\ mem' = [mem EXCEPT ![h].act = TRUE]
  /\ wrong' = IF row.ver = mem[h].ver /\ HasAct(Journal) THEN wrong \cup {"activity again"} ELSE wrong
  /\ UNCHANGED <<row, hist, inbox, tx, snd, told, folded, budget>>

Write(h, k, evs) == [Idle EXCEPT !.k = k, !.ver = mem[h].ver, !.evs = evs]
AddRow(h, evs)   == [Write(h, "app", evs) EXCEPT !.seq = mem[h].seq + 1]
Park(h)          == [Write(h, "park", <<"P">>) EXCEPT !.seq = mem[h].seq + 1]
AsNew(h, evs)    == [Write(h, "can", evs) EXCEPT !.j = mem[h].j, !.fold = TRUE, !.bse = mem[h].seq]
End(h, evs)      == IF Long THEN [Write(h, "done", evs) EXCEPT !.seq = mem[h].seq + 1]
                    ELSE [Write(h, "done", evs) EXCEPT !.j = mem[h].j, !.fold = mem[h].seq # mem[h].bse]   \* no rows: nothing to delete
Orders(S) == {f \in [1..Cardinality(S) -> S] : Range(f) = S}
News(h) == {<<"a">> : x \in IF mem[h].act THEN {1} ELSE {}} \cup (IF HasMsg(mem[h].j) THEN {} ELSE {<<m>> : m \in inbox})
Ends(j) == HasAct(j) /\ HasMsg(j)
Steps(h) == LET j == mem[h].j IN
            IF inbox \cap Kills # {} THEN {End(h, o) : o \in Orders(inbox)}
            ELSE IF "s" \notin Range(j) THEN {AddRow(h, <<"s">>)}
            ELSE IF HasAct(j) /\ inbox = {} THEN {Write(h, "rel", <<>>)}
            ELSE {IF ~Ends(j \o e) THEN AddRow(h, e) ELSE IF mem[h].gen = Gens THEN End(h, e) ELSE AsNew(h, e) : e \in News(h)}
Turn(h) ==                                \* the turn is sent; mail was read just now, or long ago: a zombie stops here
  /\ mem[h].st = "run" /\ tx[Live(h)] = Idle
  /\ \/ UNCHANGED budget /\ \E c \in Steps(h) : Begin(h, c)
     \/ Spend("park") /\ Begin(h, Park(h))
  /\ UNCHANGED <<row, hist, inbox, snd, told, folded, wrong>>

Insert(t) ==                              \* an append's row reaches the index here, or meets one and fails
  /\ tx[t].k = "app" /\ tx[t].ph = "sent" /\ ~KeyHeld(tx[t].seq, t)
  /\ IF (\E e \in hist : e.seq = tx[t].seq) \/ ~tx[t].ok THEN Fail(t) ELSE tx' = [tx EXCEPT ![t].ph = "ins"] /\ UNCHANGED mem
  /\ UNCHANGED <<row, hist, inbox, snd, told, folded, budget, wrong>>
CheckAndConsume(t) ==                     \* new snapshots; either fails if it comes up short, and the COMMIT that was sent along is skipped
  /\ tx[t].k = "app" /\ tx[t].ph = "ins" /\ ~MsgHeld(tx[t], t)
  /\ IF (Check = "after" => Mine(tx[t].ver)) /\ (GuardConsume => Con(tx[t]) \subseteq inbox)
     THEN tx' = [tx EXCEPT ![t].ph = "commit"] /\ UNCHANGED mem
     ELSE Fail(t)
  /\ UNCHANGED <<row, hist, inbox, snd, told, folded, budget, wrong>>
CommitAppend(t) ==
  /\ tx[t].k = "app" /\ tx[t].ph = "commit"
  /\ hist' = hist \cup {[seq |-> tx[t].seq, ver |-> tx[t].ver, evs |-> tx[t].evs]}
  /\ inbox' = inbox \ Con(tx[t])
  /\ tx' = [tx EXCEPT ![t] = Idle]
  /\ IF Check = "told" /\ t[2] = "live" /\ ~Mine(tx[t].ver) THEN mem' = [mem EXCEPT ![t[1]] = NoMem("idle")] ELSE CommitReply(t, tx[t])
  /\ UNCHANGED <<row, snd, told, folded, budget, wrong>>

Change(t) ==                              \* takes the row lock, then looks at the row again
  /\ tx[t].k \in Changes /\ tx[t].ph = "sent" /\ (t[2] = "live" \/ AtOnce(tx[t].k)) /\ ~RowLocked(t)
  /\ LET cas == IF tx[t].k = "rel" THEN ReleaseCas ELSE FoldCas IN
     IF ~row.there \/ row.done \/ (cas /\ row.ver # tx[t].ver) THEN Fail(t) ELSE tx' = [tx EXCEPT ![t].ph = "chg"] /\ UNCHANGED mem
  /\ UNCHANGED <<row, hist, inbox, snd, told, folded, budget, wrong>>
FoldAppendConsume(t) ==                   \* the DELETE of the journal sees committed rows only
  /\ tx[t].k \in Changes /\ tx[t].ph = "chg" /\ (t[2] = "live" \/ AtOnce(tx[t].k)) /\ ~KeyHeld(tx[t].seq, t) /\ ~MsgHeld(tx[t], t)
  /\ IF (\E e \in hist : e.seq = tx[t].seq) \/ (GuardConsume /\ ~(Con(tx[t]) \subseteq inbox)) THEN Fail(t)
     ELSE tx' = [tx EXCEPT ![t].ph = "commit", ![t].del = IF tx[t].fold THEN hist ELSE {}] /\ UNCHANGED mem
  /\ UNCHANGED <<row, hist, inbox, snd, told, folded, budget, wrong>>
CommitChange(t) ==
  /\ tx[t].k \in Changes /\ tx[t].ph = "commit"
  /\ LET c == tx[t]  r == [row EXCEPT !.ver = @ + 1]  ends == c.k = "done" /\ c.seq = 0 IN
     /\ row' = CASE c.k = "rel"  -> [r EXCEPT !.owner = None, !.expired = FALSE, !.ready = FALSE]
                 [] c.k = "can"  -> [r EXCEPT !.hst = <<>>, !.bse = IF Base = "carried" THEN c.bse ELSE 0, !.gen = @ + 1]
                 [] c.k = "park" -> [r EXCEPT !.owner = Parked, !.expired = FALSE, !.ready = FALSE]
                 [] c.k = "done" -> [r EXCEPT !.owner = None, !.expired = FALSE, !.ready = FALSE, !.done = TRUE, !.keep = ~ends,
                                              !.hst = IF ends THEN <<>> ELSE @]
     /\ hist' = (hist \ c.del) \cup (IF c.seq > 0 THEN {[seq |-> c.seq, ver |-> c.ver, evs |-> c.evs]} ELSE {})
     /\ folded' = IF ends \/ c.k = "can" THEN folded \o c.j \o c.evs ELSE folded    \* the state is made of what the owner knows
     /\ inbox' = inbox \ Con(c)
     /\ CommitReply(t, c)
  /\ tx' = [tx EXCEPT ![t] = Idle]
  /\ UNCHANGED <<snd, told, budget, wrong>>
Rouse == \/ ~(Asleep /\ inbox # {}) /\ UNCHANGED row          \* WHERE failed on the snapshot: no wait
         \/ Asleep /\ inbox # {} /\ ~RowLocked(Nobody) /\ row' = [row EXCEPT !.ready = TRUE]
LookAgain(h) ==
  /\ mem[h].st = "recheck" /\ Rouse /\ mem' = [mem EXCEPT ![h] = NoMem("idle")]
  /\ UNCHANGED <<hist, inbox, tx, snd, told, folded, budget, wrong>>

------------------------------------------------------------------ \* lost connections, crashes
Disconnect(h) ==                          \* the back end lives on for a while; what was sent in one go may not even have begun
  LET t == tx[Live(h)] IN
  /\ t # Idle /\ t.k # "claim" /\ (AtOnce(t.k) \/ t.ph = "commit") /\ tx[Old(h)] = Idle /\ mem[h].st = "wait" /\ Spend("lost")
  /\ tx' = [tx EXCEPT ![Old(h)] = t, ![Live(h)] = Idle]
  /\ mem' = [mem EXCEPT ![h].st = "unknown", ![h].redo = t]
  /\ UNCHANGED <<row, hist, inbox, snd, told, folded, wrong>>
Known(h, m) == mem' = [mem EXCEPT ![h] = m] /\ UNCHANGED <<tx, told>>
NotDurable(h) ==                          \* as far as one can tell: write it again, or have no more patience
  LET r == mem[h].redo IN
  \/ Begin(h, r) /\ UNCHANGED told
  \/ /\ mem' = [mem EXCEPT ![h] = NoMem("idle")] /\ UNCHANGED tx
     /\ told' = IF r.k = "start" THEN [told EXCEPT ![h] = IF UnknownIsTold THEN "unknown" ELSE "not written"] ELSE told
StillMine(h, r) == /\ row.sid = h /\ row.gen = 1 /\ ~row.done /\ row.hst = r.evs /\ row.owner = r.own
                   /\ StartByVersion => row.ver = 1
Settle(h) ==                              \* the trial INSERT and the row lock wait for the old back end, if it has begun
  /\ mem[h].st = "unknown" /\ tx[Live(h)] = Idle
  /\ LET r == mem[h].redo IN
     CASE r.k = "start" /\ SettleStart ->
            /\ ~StartHeld(Live(h))
            /\ IF row.there /\ StillMine(h, r)
               THEN /\ mem' = [mem EXCEPT ![h] = IF r.own = None THEN NoMem("idle")
                                                 ELSE [NoMem("run") EXCEPT !.ver = row.ver, !.gen = 1, !.j = r.evs]]
                    /\ told' = [told EXCEPT ![h] = "created"] /\ UNCHANGED tx
               ELSE NotDurable(h)
       [] r.k = "start" /\ ~SettleStart ->
            /\ mem' = [mem EXCEPT ![h] = NoMem("idle")] /\ UNCHANGED tx
            /\ told' = [told EXCEPT ![h] = IF row.there THEN "exists" ELSE "not written"]
       [] r.seq > 0 /\ RetrySame ->
            /\ ~KeyHeld(r.seq, Live(h))
            /\ IF \E e \in hist : e.seq = r.seq /\ e.ver = r.ver THEN Known(h, Learn(h, r)) ELSE NotDurable(h)
       [] r.seq > 0 /\ ~RetrySame ->
            Known(h, IF \E e \in hist : e.seq = r.seq /\ e.ver = r.ver THEN Learn(h, r) ELSE [mem[h] EXCEPT !.st = "run", !.redo = Idle])
       [] r.k = "done" /\ r.seq = 0 ->
            /\ ~RowLocked(Live(h))
            /\ IF row.done /\ row.ver = r.ver + 1 THEN Known(h, Learn(h, r)) ELSE NotDurable(h)
       [] OTHER ->                        \* the state of the transaction
            \/ mem[h].fate = "committed" /\ Known(h, Learn(h, r))
            \/ mem[h].fate = "aborted" /\ NotDurable(h)
            \/ Failover /\ Begin(h, r) /\ UNCHANGED told
  /\ UNCHANGED <<row, hist, inbox, snd, folded, budget, wrong>>
Crash(h) ==
  /\ mem[h].st # "down" /\ Spend("crash")
  /\ mem' = [mem EXCEPT ![h] = NoMem("down")]
  /\ tx' = IF tx[Old(h)] = Idle THEN [tx EXCEPT ![Old(h)] = tx[Live(h)], ![Live(h)] = Idle] ELSE [tx EXCEPT ![Live(h)] = Idle]
  /\ UNCHANGED <<row, hist, inbox, snd, told, folded, wrong>>
Restart(h) == /\ mem[h].st = "down" /\ mem' = [mem EXCEPT ![h] = NoMem("idle")]
              /\ UNCHANGED <<row, hist, inbox, tx, snd, told, folded, budget, wrong>>
Abort(h) == /\ tx[Old(h)] # Idle /\ tx' = [tx EXCEPT ![Old(h)] = Idle]
            /\ mem' = IF mem[h].st = "unknown" /\ ~AtOnce(tx[Old(h)].k) THEN [mem EXCEPT ![h].fate = "aborted"] ELSE mem
            /\ UNCHANGED <<row, hist, inbox, snd, told, folded, budget, wrong>>

------------------------------------------------------------------ \* messages
Sending(m, from, to) == snd[m] \in from /\ snd' = [snd EXCEPT ![m] = to]
Send(m) ==                                \* the insert sees whether the receiver is there; then COMMIT, or it is lost, and happens or not
  /\ \/ row.there /\ Sending(m, {"new"}, IF row.done THEN "refused" ELSE "sent") /\ UNCHANGED <<inbox, budget>>
     \/ Sending(m, {"sent"}, "rouse") /\ inbox' = inbox \cup {m} /\ UNCHANGED budget
     \/ Sending(m, {"sent"}, "open") /\ Spend("lost") /\ UNCHANGED inbox
     \/ Sending(m, {"open"}, "committed") /\ inbox' = inbox \cup {m} /\ UNCHANGED budget
     \/ Sending(m, {"open"}, "aborted") /\ UNCHANGED <<inbox, budget>>
     \/ SettleSend /\ (Sending(m, {"committed"}, "rouse") \/ Sending(m, {"aborted"}, "new")) /\ UNCHANGED <<inbox, budget>>
     \/ Failover /\ Sending(m, {"committed", "aborted"}, "unsure") /\ UNCHANGED <<inbox, budget>>
     \/ ~SettleSend /\ Sending(m, {"open", "committed", "aborted"}, "sent") /\ UNCHANGED <<inbox, budget>>
  /\ UNCHANGED <<row, hist, mem, tx, told, folded, wrong>>
RouseReceiver(m) ==
  /\ Sending(m, {"rouse"}, "acked")
  /\ Rouse \/ (Sweeper /\ UNCHANGED row)  \* with a sweeper the sender may die here
  /\ UNCHANGED <<hist, inbox, mem, tx, told, folded, budget, wrong>>
Sweep ==
  /\ Sweeper /\ Asleep /\ inbox # {} /\ ~RowLocked(Nobody) /\ row' = [row EXCEPT !.ready = TRUE]
  /\ UNCHANGED <<hist, inbox, mem, tx, snd, told, folded, budget, wrong>>

Waits == Asleep /\ inbox = {} /\ \E m \in Msgs : snd[m] = "unsure"    \* its sender knows that it may not have been sent
Finished == (row.done \/ ~row.there \/ Waits) /\ (\A t \in Backends : tx[t] = Idle) /\ UNCHANGED vars
HostStep(h) == BeginStart(h) \/ Claim(h) \/ ClaimFence(h) \/ FindLost(h) \/ Load(h) \/ RunActivity(h) \/ Turn(h) \/ LookAgain(h) \/ Settle(h) \/ Restart(h)
BackendStep(t) == InsertStart(t) \/ CommitStart(t) \/ Insert(t) \/ CheckAndConsume(t) \/ CommitAppend(t)
                  \/ Change(t) \/ FoldAppendConsume(t) \/ CommitChange(t)
Next == \/ \E h \in Hosts : HostStep(h) \/ ClaimGivesUp(h) \/ ClaimVanishes(h) \/ Renew(h) \/ Disconnect(h) \/ Crash(h) \/ Abort(h) \/ EarlyEffect(h)
        \/ \E t \in Backends : BackendStep(t)
        \/ \E m \in Mail : Send(m) \/ RouseReceiver(m)
        \/ Expire \/ Resume \/ Sweep \/ Finished
Fair == /\ \A h \in Hosts : WF_vars(HostStep(h) \/ BackendStep(Live(h))) /\ WF_vars(Abort(h))
        /\ \A m \in Mail : WF_vars(Send(m)) /\ WF_vars(RouseReceiver(m))
        /\ WF_vars(Sweep) /\ WF_vars(Resume)
        /\ WF_vars(Expire /\ UNCHANGED budget)
Spec == Init /\ [][Next]_vars
FairSpec == Spec /\ Fair

------------------------------------------------------------------ \* what must hold
All == folded \o Journal
Times(e) == Cardinality({i \in 1..Len(All) : All[i] = e})
Sent(m) == snd[m] \in {"rouse", "acked", "committed"}
Seqs == {e.seq : e \in hist}
Killed == Range(All) \cap Kills # {}
Dense == row.there /\ (row.done => row.keep) => /\ Seqs = (row.bse + 1)..(row.bse + Cardinality(hist))
                                                /\ Cardinality(Seqs) = Cardinality(hist)
NothingAfterTheEnd == (row.done /\ ~row.keep) \/ ~row.there => hist = {}
EpochsGrow == \A d, e \in hist : d.seq < e.seq => d.ver <= e.ver
ConsumedOnce == \A m \in Mail : /\ Times(m) + (IF m \in inbox THEN 1 ELSE 0) <= 1
                                /\ Sent(m) => Times(m) + (IF m \in inbox THEN 1 ELSE 0) = 1
OneOutcome == /\ Times("a") <= Gens /\ Times("s") <= Gens
              /\ row.done /\ ~Killed => Times("a") = Gens /\ Times("s") = Gens
OwnerKnowsItsJournal == \A h \in Hosts : (mem[h].st = "run" /\ row.there /\ ~row.done /\ mem[h].ver = row.ver) =>
                                            mem[h].j = Journal /\ mem[h].seq = Top
NothingWrong == wrong = {}                \* no activity is started again whose result is durable, none before its turn is
NotSleptThrough == (~Sweeper /\ Asleep /\ inbox # {}) =>
                     (\E m \in Mail : snd[m] \in {"rouse", "committed"}) \/ (\E h \in Hosts : mem[h].st = "recheck")
StartToldTruly == \A h \in Hosts : /\ told[h] \in {"created", "exists"} => row.there
                                   /\ told[h] = "created" => row.sid = h
                                   /\ told[h] = "not written" => row.sid # h
TerminalIsFinal == [][row.done => row' = row]_vars
EndsAtLast == row.there ~> row.done
Symmetry == Permutations(Hosts) \cup Permutations(Msgs)
=============================================================================
