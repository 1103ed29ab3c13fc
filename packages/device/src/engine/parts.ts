/** All that a phone does of its own accord beside the radio's work: each part with when it is due, in the order in which they come. */
import { type Instant, plus } from "@bluezone/protocol/time";
import { followAlerts } from "./active/came.ts";
import { drawWeek } from "./active/draw.ts";
import { sendWeek } from "./active/send.ts";
import { assess } from "./alert/assess.ts";
import { check, checkDue } from "./check/check.ts";
import { alertsHeldUntil } from "./config.ts";
import type { Context } from "./context.ts";
import { cover, drawCover } from "./cover.ts";
import type { PartName } from "./faults.ts";
import { FORGET_EVERY, forget } from "./forget.ts";
import type { Life } from "./life.ts";
import { packOver } from "./listen/pack.ts";
import { fetchLocal } from "./local/fetch.ts";
import { carryMessages, messagesDue } from "./messages/carry.ts";
import { pausedUntil } from "./radio-wanted.ts";
import { remind } from "./remind.ts";
import { restUntil } from "./rests.ts";
import { checkCode } from "./share/check-code.ts";
import { preConsentView } from "./share/pre-consent.ts";
import { selfReportView } from "./share/self-report.ts";
import { goOnSharing } from "./share/send.ts";

/** One part of a run. */
export interface Part {
  readonly is: PartName;
  /** When it is due next: at once when that is over. Null: nothing is. "each run": whenever the phone is run, and never a reason to. */
  due(life: Life, now: Instant): Instant | "each run" | null;
  /** Does what is due. */
  step(life: Life, context: Context): unknown;
}

/** The earliest of some moments. */
const earliest = (...moments: readonly (Instant | null | undefined)[]): Instant | null =>
  moments.reduce<Instant | null>(
    (least, t) => (t != null && (least === null || t < least) ? t : least),
    null,
  );

const damage: Part = {
  is: "damage",
  due: ({ context, since }, now) => (context.memory.damaged > since.damageTold ? now : null),
  step({ since }, { memory, now, tell }) {
    memory.change("phone", { damagedAt: now() });
    tell({ is: "data-damaged", documents: memory.damaged - since.damageTold });
    since.damageTold = memory.damaged;
  },
};

const forgetting: Part = {
  is: "forgetting",
  due({ since: { forgottenAt } }, now) {
    // After a clock that was set back it would be put off.
    const over = forgottenAt === null || now >= plus(forgottenAt, FORGET_EVERY) || now < forgottenAt;
    return over ? now : plus(now, FORGET_EVERY);
  },
  async step({ since }, context) {
    const now = context.now();
    await forget(context, now);
    since.forgottenAt = now;
  },
};

const packing: Part = {
  is: "packing",
  due: () => "each run",
  step: (_, context) => packOver(context),
};

const reminding: Part = {
  is: "reminding",
  due: () => "each run",
  step: (_, context) => remind(context, context.now()),
};

const notices: Part = {
  is: "notices",
  due: ({ context }, now) => (context.notices.waiting > 0 ? now : null),
  step: (_, context) => context.notices.giveWaiting(),
};

/** What ends by itself and is then no longer shown. */
const endings: Part = {
  is: "endings",
  due: ({ context }, now) =>
    earliest(
      pausedUntil(context.memory.get("phone"), now),
      preConsentView(context, now)?.until,
      selfReportView(context, now)?.until,
    ),
  step: () => undefined,
};

/** How far alerts have gone, for the weekly figure of who agreed to say it. */
const came: Part = {
  is: "came",
  due: () => "each run",
  step: (_, context) => followAlerts(context, context.now()),
};

/** What needs no network, before what does. */
export const HERE: readonly Part[] = [damage, forgetting, packing, reminding, notices, endings, came];

const code: Part = {
  is: "code",
  due({ context }, now) {
    const { state } = context.memory.get("code");
    return state.is === "checking" ? (state.nextTry ?? now) : null;
  },
  step: (_, context) => checkCode(context, context.now()),
};

const sharing: Part = {
  is: "sharing",
  due({ context }, now) {
    const { state } = context.memory.get("share");
    if (state.is === "sending") return earliest(state.nextTry ?? now, state.until);
    return state.is === "ready" ? state.until : null;
  },
  step: (_, context) => goOnSharing(context, context.now()),
};

const messages: Part = {
  is: "messages",
  due: ({ context }, now) => messagesDue(context, now) ?? null,
  step: (_, context) => carryMessages(context),
};

const lists: Part = {
  is: "lists",
  // A file is matched once: what was heard is taken in before.
  due: ({ context, since }, now) => (since.unheard === "more" ? null : checkDue(context, now)),
  step: ({ since }, context) => check(context, since.unheard === "nothing"),
};

/** With each check, and after it: not while that waits or rests. */
const province: Part = {
  is: "province",
  due: (life, now) => (restUntil(life.since.rests.get("lists"), now) === null ? lists.due(life, now) : null),
  step: (_, context) => fetchLocal(context),
};

/** What bears on the alerts: when none of it has changed, neither do they. */
function bearing({ memory, now }: Context): readonly unknown[] {
  const { policy } = memory.get("config");
  const places = memory.get("clock").boots.map(({ n, zero, jumped }) => [n, zero, jumped]);
  const { all, selfReports } = alertsHeldUntil(policy, now());
  const held = [all !== null, selfReports !== null];
  return [memory.get("matches").matches, policy, JSON.stringify([places, held])];
}

export const alerts: Part = {
  is: "alerts",
  due({ context, since: { assessed } }, now) {
    const changed = bearing(context).some((part, i) => part !== assessed[i]);
    if (changed) return now;
    const { all, selfReports } = alertsHeldUntil(context.memory.get("config").policy, now);
    return earliest(all, selfReports);
  },
  async step({ since }, context) {
    const from = bearing(context);
    await assess(context);
    since.assessed = from;
  },
};

const covering: Part = {
  is: "cover",
  due: ({ context }, now) => drawCover(context, now),
  step: (_, context) => cover(context, context.now()),
};

const week: Part = {
  is: "week",
  due: ({ context }, now) => drawWeek(context, now) ?? null,
  step: (_, context) => sendWeek(context, context.now()),
};

/** What calls servers, and what follows from their answers. */
export const ONLINE: readonly Part[] = [code, sharing, messages, lists, province, alerts, covering, week];

/** All of them. */
export const PARTS: readonly Part[] = [...HERE, ...ONLINE];
