/**
 * What can be said of this phone, item by item, out of what its state tells: well, something to do with its one step,
 * or open: not known yet, or nothing that anybody could do. What was not looked at is never called well.
 */
import type { Notice, PhoneState } from "@bluezone/device/state";
import type { Duration, Instant } from "@bluezone/protocol/time";

/** The items, in the order in which they are put right. */
export type CheckName =
  | "consent"
  | "radio"
  | "permission"
  | "running"
  | "heard"
  | "checked"
  | "clock"
  | "storage"
  | "lists"
  | "config";

/** The one step that puts an item right; `label` is its button's key. */
export type Step = { readonly label: string } & (
  | { readonly do: "go"; readonly path: string }
  | { readonly do: "tap"; readonly what: "check" | "resume" }
  | { readonly do: "mend"; readonly what: "bluetooth" | "permission" }
  | { readonly do: "open"; readonly page: "date" | "storage" }
  | { readonly do: "update" }
);

/** One item. `says` is the end of its key: "guide:check.radio.off". */
export interface Check {
  readonly name: CheckName;
  readonly verdict: "ok" | "needs" | "open";
  readonly says: string;
  /** Since when, until when, or when last. */
  readonly at?: Instant;
  /** For how long, or by how much. */
  readonly length?: Duration;
  readonly step?: Step;
}

type Held = { readonly [Kind in Notice["is"]]?: Extract<Notice, { readonly is: Kind }> };
type Said = Omit<Check, "name">;

const CHECK_NOW: Step = { do: "tap", what: "check", label: "home:not-checked.button" };
const MAKER: Step = { do: "go", path: "/maker", label: "home:stopped.button" };
const OK: Said = { verdict: "ok", says: "ok" };
const UNSEEN: Said = { verdict: "open", says: "unseen" };
const needs = (says: string, step: Step, fact: Pick<Said, "at" | "length"> = {}): Said => ({
  verdict: "needs",
  says,
  step,
  ...fact,
});

function radio(held: Held): Said {
  if (held["no-radio"]) return { verdict: "open", says: "absent" };
  if (held["switched-off"]) return { verdict: "open", says: "switched-off", at: held["switched-off"].until };
  if (held.paused)
    return needs(
      "paused",
      { do: "tap", what: "resume", label: "home:paused.button" },
      { at: held.paused.until },
    );
  const off = held["bluetooth-off"];
  if (off)
    return needs(
      "off",
      { do: "mend", what: "bluetooth", label: "home:bluetooth-off.button" },
      { at: off.since },
    );
  if (held["cannot-hear"]) return { verdict: "open", says: "deaf" };
  return held["cannot-send"] ? { verdict: "open", says: "mute" } : OK;
}

/** Whether the radio is at work, so far that what lies behind it can be seen. */
const atWork = (held: Held): boolean =>
  !(held["no-radio"] || held["switched-off"] || held.paused || held["bluetooth-off"]);

function permission(held: Held): Said {
  const missing = held["permission-missing"];
  if (missing)
    return needs(
      "missing",
      { do: "mend", what: "permission", label: "home:permission-missing.button" },
      { at: missing.since },
    );
  return atWork(held) ? OK : UNSEEN;
}

function running(held: Held): Said {
  const { stopped } = held;
  if (stopped) return needs(stopped.to === null ? "still" : "stopped", MAKER, { at: stopped.from });
  return atWork(held) && !held["permission-missing"] ? OK : UNSEEN;
}

function heard(held: Held, { lastHeard }: PhoneState["lines"]): Said {
  if (held.silent) return needs("silent", MAKER, { length: held.silent.for });
  if (lastHeard === null) return { verdict: "open", says: "never" };
  const well = atWork(held) && !held["permission-missing"] && !held.stopped && !held["cannot-hear"];
  return { verdict: well ? "ok" : "open", says: "last", at: lastHeard };
}

function checked(held: Held, { lastChecked }: PhoneState["lines"]): Said {
  const late = held["not-checked"];
  if (late) return needs("late", CHECK_NOW, { at: late.since });
  if (held.offline) return needs("offline", { ...CHECK_NOW, label: "home:offline.button" });
  if (lastChecked === null) return needs("never", CHECK_NOW);
  return { verdict: "ok", says: "last", at: lastChecked };
}

function storage(held: Held): Said {
  if (held["storage-full"])
    return needs("full", { do: "open", page: "storage", label: "home:storage-full.button" });
  const damaged = held["data-damaged"];
  if (damaged)
    return needs(
      "damaged",
      { do: "go", path: "/data", label: "home:data-damaged.button" },
      { at: damaged.since },
    );
  return OK;
}

function config(held: Held): Said {
  if (held.update) return needs("update", { do: "update", label: "home:update.button" });
  const expired = held["config-expired"];
  return expired ? needs("expired", CHECK_NOW, { at: expired.since }) : OK;
}

function clock(held: Held): Said {
  const wrong = held["clock-wrong"];
  if (!wrong) return OK;
  return needs("wrong", { do: "open", page: "date", label: "home:clock-wrong.button" }, { length: wrong.by });
}

/** Every item of this phone; before consent nothing else is looked at. */
export function checksOf(state: PhoneState): readonly Check[] {
  const held: Held = Object.fromEntries([state.panel, ...state.bars].map((notice) => [notice.is, notice]));
  const started = state.consent.sensing !== null;
  const asked = state.lines.lastChecked !== null;
  const consent: Said = started
    ? OK
    : needs("none", { do: "go", path: "/first-run", label: "home:welcome.button" });
  const lists: Said = held["lists-refused"] ? needs("refused", CHECK_NOW) : OK;
  /** What the server's answer is needed for. */
  const ifAsked = (said: Said): Said => (said.verdict === "ok" && !asked ? UNSEEN : said);
  const items: Readonly<Record<CheckName, Said>> = {
    consent,
    radio: radio(held),
    permission: permission(held),
    running: running(held),
    heard: heard(held, state.lines),
    checked: checked(held, state.lines),
    clock: ifAsked(clock(held)),
    storage: storage(held),
    lists: ifAsked(lists),
    config: ifAsked(config(held)),
  };
  const looked = (Object.entries(items) as [CheckName, Said][]).map(([name, said]) => ({ name, ...said }));
  return started ? looked : looked.filter(({ name }) => name === "consent");
}
