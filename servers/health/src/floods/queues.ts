/** The queues that phones fill, as a flood is closed in them and opened again. */
import type { Queue } from "@bluezone/contract/health/floods";
import type { Permission } from "@bluezone/contract/health/roles";
import type { Instant } from "@bluezone/protocol/time";
import type { AdviceRow } from "../advice/tables.ts";
import type { CallbackRow } from "../callbacks/tables.ts";
import type { DeclarationRow } from "../declarations/tables.ts";
import { ms } from "../tables.ts";

/** States and changes of a queue's rows. The builder of queries is told that it is `callback`; the names are the same. */
type Closable = {
  readonly table: "callback";
  readonly permission: Permission;
  /** What waits, and what stands as it was closed. */
  readonly open: CallbackRow["state"];
  readonly done: CallbackRow["state"];
  readonly closed: (now: Instant) => Partial<CallbackRow>;
  readonly opened: Partial<CallbackRow>;
};

const calls = (row: Partial<CallbackRow>): Partial<CallbackRow> => row;
const declarations = (row: Partial<DeclarationRow>) => row as unknown as Partial<CallbackRow>;
const advice = (row: Partial<AdviceRow>) => row as unknown as Partial<CallbackRow>;
const table = (name: "declaration" | "advice_request") => name as unknown as "callback";
const state = (name: DeclarationRow["state"] | AdviceRow["state"]) => name as unknown as CallbackRow["state"];

export const QUEUE: Readonly<Record<Queue, Closable>> = {
  callbacks: {
    table: "callback",
    permission: "callbacks.act",
    open: "waiting",
    done: "closed",
    closed: (now) => calls({ state: "closed", outcome: "flood", closed_ms: ms(now) }),
    opened: calls({ state: "waiting", outcome: null, closed_ms: null }),
  },
  declarations: {
    table: table("declaration"),
    permission: "declarations.act",
    open: state("new"),
    done: state("reviewed"),
    closed: () => declarations({ state: "reviewed" }),
    opened: declarations({ state: "new" }),
  },
  advice: {
    table: table("advice_request"),
    permission: "help.act",
    open: state("new"),
    done: state("closed"),
    closed: (now) => advice({ state: "closed", outcome: "nothing", closed_ms: ms(now) }),
    opened: advice({ state: "new", outcome: null, closed_ms: null }),
  },
};
