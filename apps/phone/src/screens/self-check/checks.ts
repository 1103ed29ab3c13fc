/**
 * What can be said of this phone, item by item, out of what its state tells: well, something to do with its one step,
 * or open: not known yet, or nothing that anybody could do. What was not looked at is never called well.
 */
import type { Notice, PhoneState } from "@bluezone/device/state";
import type { Duration, Instant } from "@bluezone/protocol/time";
import type { PlainKey, TextKey } from "../../words/catalogs.ts";

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

/** The one step that puts an item right. */
export type Step = { readonly label: PlainKey } & (
  | { readonly do: "go"; readonly path: string }
  | { readonly do: "tap"; readonly what: "check" | "resume" }
  | { readonly do: "mend"; readonly what: "bluetooth" | "permission" }
  | { readonly do: "open"; readonly page: "date" | "storage" }
  | { readonly do: "update" }
);

/** One item, and the key of its sentence. */
export interface Check {
  readonly name: CheckName;
  readonly verdict: "ok" | "needs" | "open";
  readonly says: Extract<TextKey, `guide:check.${CheckName}.${string}` | "guide:check.unseen">;
  /** Since when, until when, or when last. */
  readonly at?: Instant;
  /** For how long, or by how much. */
  readonly length?: Duration;
  readonly step?: Step;
}

type NoticesByKind = { readonly [Kind in Notice["is"]]?: Extract<Notice, { readonly is: Kind }> };
type Finding = Omit<Check, "name">;

const CHECK_NOW: Step = { do: "tap", what: "check", label: "home:not-checked.button" };
const MAKER: Step = { do: "go", path: "/maker", label: "home:stopped.button" };
const ok = (name: Exclude<CheckName, "heard" | "checked">): Finding => ({
  verdict: "ok",
  says: `guide:check.${name}.ok`,
});
const UNSEEN: Finding = { verdict: "open", says: "guide:check.unseen" };
const needs = (says: Check["says"], step: Step, fact: Pick<Finding, "at" | "length"> = {}): Finding => ({
  verdict: "needs",
  says,
  step,
  ...fact,
});

function radio(notices: NoticesByKind): Finding {
  if (notices["no-radio"]) return { verdict: "open", says: "guide:check.radio.absent" };
  if (notices["switched-off"])
    return { verdict: "open", says: "guide:check.radio.switched-off", at: notices["switched-off"].until };
  if (notices.paused)
    return needs(
      "guide:check.radio.paused",
      { do: "tap", what: "resume", label: "home:paused.button" },
      { at: notices.paused.until },
    );
  const off = notices["bluetooth-off"];
  if (off)
    return needs(
      "guide:check.radio.off",
      { do: "mend", what: "bluetooth", label: "home:bluetooth-off.button" },
      { at: off.since },
    );
  if (notices["cannot-hear"]) return { verdict: "open", says: "guide:check.radio.deaf" };
  return notices["cannot-send"] ? { verdict: "open", says: "guide:check.radio.mute" } : ok("radio");
}

/** Whether the radio is at work, so far that what lies behind it can be seen. */
const atWork = (notices: NoticesByKind): boolean =>
  !(notices["no-radio"] || notices["switched-off"] || notices.paused || notices["bluetooth-off"]);

function permission(notices: NoticesByKind): Finding {
  const missing = notices["permission-missing"];
  if (missing)
    return needs(
      "guide:check.permission.missing",
      { do: "mend", what: "permission", label: "home:permission-missing.button" },
      { at: missing.since },
    );
  return atWork(notices) ? ok("permission") : UNSEEN;
}

function running(notices: NoticesByKind): Finding {
  const { stopped } = notices;
  if (stopped)
    return needs(stopped.to === null ? "guide:check.running.still" : "guide:check.running.stopped", MAKER, {
      at: stopped.from,
    });
  return atWork(notices) && !notices["permission-missing"] ? ok("running") : UNSEEN;
}

function heard(notices: NoticesByKind, { lastHeard }: PhoneState["lines"]): Finding {
  if (notices.silent) return needs("guide:check.heard.silent", MAKER, { length: notices.silent.for });
  if (lastHeard === null) return { verdict: "open", says: "guide:check.heard.never" };
  const well =
    atWork(notices) && !notices["permission-missing"] && !notices.stopped && !notices["cannot-hear"];
  return { verdict: well ? "ok" : "open", says: "guide:check.heard.last", at: lastHeard };
}

function checked(notices: NoticesByKind, { lastChecked }: PhoneState["lines"]): Finding {
  const late = notices["not-checked"];
  if (late) return needs("guide:check.checked.late", CHECK_NOW, { at: late.since });
  if (notices.offline)
    return needs("guide:check.checked.offline", { ...CHECK_NOW, label: "home:offline.button" });
  if (lastChecked === null) return needs("guide:check.checked.never", CHECK_NOW);
  return { verdict: "ok", says: "guide:check.checked.last", at: lastChecked };
}

function storage(notices: NoticesByKind): Finding {
  if (notices["storage-full"])
    return needs("guide:check.storage.full", {
      do: "open",
      page: "storage",
      label: "home:storage-full.button",
    });
  const damaged = notices["data-damaged"];
  if (damaged)
    return needs(
      "guide:check.storage.damaged",
      { do: "go", path: "/data", label: "home:data-damaged.button" },
      { at: damaged.since },
    );
  return ok("storage");
}

function config(notices: NoticesByKind): Finding {
  if (notices.update)
    return needs("guide:check.config.update", { do: "update", label: "home:update.button" });
  const expired = notices["config-expired"];
  return expired ? needs("guide:check.config.expired", CHECK_NOW, { at: expired.since }) : ok("config");
}

function clock(notices: NoticesByKind): Finding {
  const wrong = notices["clock-wrong"];
  if (!wrong) return ok("clock");
  return needs(
    "guide:check.clock.wrong",
    { do: "open", page: "date", label: "home:clock-wrong.button" },
    { length: wrong.by },
  );
}

/** Every item of this phone; before consent nothing else is looked at. */
export function checksOf(state: PhoneState): readonly Check[] {
  const notices: NoticesByKind = Object.fromEntries(
    [state.panel, ...state.bars].map((notice) => [notice.is, notice]),
  );
  const started = state.consent.sensing !== null;
  const asked = state.lines.lastChecked !== null;
  const consent: Finding = started
    ? ok("consent")
    : needs("guide:check.consent.none", { do: "go", path: "/first-run", label: "home:welcome.button" });
  const lists: Finding = notices["lists-refused"]
    ? needs("guide:check.lists.refused", CHECK_NOW)
    : ok("lists");
  /** What the server's answer is needed for. */
  const ifAsked = (found: Finding): Finding => (found.verdict === "ok" && !asked ? UNSEEN : found);
  const items: Readonly<Record<CheckName, Finding>> = {
    consent,
    radio: radio(notices),
    permission: permission(notices),
    running: running(notices),
    heard: heard(notices, state.lines),
    checked: checked(notices, state.lines),
    clock: ifAsked(clock(notices)),
    storage: storage(notices),
    lists: ifAsked(lists),
    config: ifAsked(config(notices)),
  };
  const looked = (Object.entries(items) as [CheckName, Finding][]).map(([name, found]) => ({
    name,
    ...found,
  }));
  return started ? looked : looked.filter(({ name }) => name === "consent");
}
