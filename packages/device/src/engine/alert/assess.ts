/** Looks at all matches and tells the resident what is new. */
import type { Calibration } from "@bluezone/protocol/air/calibration";
import {
  addDays,
  type Day,
  type Duration,
  dayOf,
  dayStart,
  type Enin,
  eninAt,
  Milliseconds,
  Minutes,
  plus,
} from "@bluezone/protocol/time";
import { tenMinutesOf } from "../../heard-log.ts";
import { placed } from "../clock.ts";
import { alertsHeldUntil, policyInForce } from "../config.ts";
import type { Context } from "../context.ts";
import { dayFacts, type Place } from "./encounters.ts";
import { type Presence, shownPart } from "./part-of-day.ts";
import { raise } from "./raise.ts";
import { withoutWaiting } from "./without-waiting.ts";

/** Of a model that no table has: nothing corrected, and nothing is sure. */
const UNKNOWN_MODEL: Omit<Calibration, "txPower"> = { rssiCorrection: 0, confidence: 0 };
const TEN_MINUTES = Minutes(10);
/** No minute stands for more. */
const LONGEST_GAP = Minutes(5);

/** The ten minutes that may lie in a Vietnam day. */
const namesOn = (day: Day, { heard }: Context["memory"], place: Place): readonly string[] =>
  heard.names.filter((name) => {
    const { boot, start } = tenMinutesOf(name);
    const at = place(boot, start);
    return (
      at !== undefined &&
      plus(at, TEN_MINUTES) > dayStart(day, "vietnam") &&
      at < dayStart(addDays(day, 1), "vietnam")
    );
  });

/** How long each identifier was heard in each interval of a Vietnam day. */
async function presenceOn(day: Day, memory: Context["memory"], place: Place): Promise<Presence[]> {
  const found = new Map<string, { readonly enin: Enin; lasted: Duration; last: number }>();
  for (const name of namesOn(day, memory, place)) {
    const document = await memory.heard.read(name);
    const boot = document?.boot ?? 0;
    for (const { rpi, minutes } of document?.heard ?? [])
      for (const { mono, gap } of [...minutes].sort((a, b) => a.mono - b.mono)) {
        const at = place(boot, mono);
        if (at === undefined || dayOf(at, "vietnam") !== day) continue;
        const enin = eninAt(at);
        const who = `${enin} ${rpi}`;
        const known = found.get(who);
        const worth = Math.min(LONGEST_GAP, known ? Math.max(0, at - known.last) : gap);
        found.set(who, { enin, lasted: Milliseconds((known?.lasted ?? 0) + worth), last: at });
      }
  }
  return [...found.values()].map(({ enin, lasted }) => ({ enin, lasted }));
}

/** What the matches say of each day, by the policy in force and by where the boots stand now. */
function factsOf({ memory, now, ports }: Context) {
  const { matches } = memory.get("matches");
  const { policy } = memory.get("config");
  const held = alertsHeldUntil(policy, now()).selfReports !== null;
  const count = held ? withoutWaiting(matches, memory.get("alerts").alerts) : matches;
  const clock = memory.get("clock");
  const place: Place = (boot, mono) => placed(clock, boot, mono);
  const own: Calibration = ports.radio.calibration ?? { ...UNKNOWN_MODEL, txPower: ports.radio.txPower };
  return { place, facts: dayFacts(count, place, policyInForce(policy), own, now()) };
}

/** Scores all matches by the policy in force; raises, updates and withdraws alerts, and notifies. */
export async function assess(context: Context): Promise<void> {
  const { memory, notices } = context;
  const before = factsOf(context);
  const presences = new Map<Day, readonly Presence[]>();
  for (const { day } of before.facts) presences.set(day, await presenceOn(day, memory, before.place));
  // A tap may have opened an alert meanwhile, or deleted everything; from here on nothing is waited for.
  if (memory.wiped) return;
  const { matches } = memory.get("matches");
  const { alerts } = memory.get("alerts");
  if (matches.length === 0 && alerts.length === 0) return;
  const now = context.now();
  const { policy } = memory.get("config");
  const { steps } = policyInForce(policy);
  const { facts } = factsOf(context);
  const {
    alerts: next,
    raised,
    withdrawn,
  } = raise(alerts, facts, matches, {
    now,
    held: alertsHeldUntil(policy, now).all !== null,
    steps,
    part: (day) => shownPart(day.presence, presences.get(day.day) ?? []),
  });
  if (JSON.stringify(next) !== JSON.stringify(alerts)) memory.change("alerts", { alerts: [...next] });
  for (const day of raised) {
    const level = next.find((alert) => alert.day === day)?.level;
    if (level) context.tell({ is: "alerted", day, level });
  }
  for (const day of withdrawn) context.tell({ is: "withdrawn", day });
  if (raised.length + withdrawn.length > 0) notices.give({ is: "attention" });
}
