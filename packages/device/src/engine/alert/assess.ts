/** Looks at all matches and tells the resident what is new. */
import type { Calibration } from "@bluezone/protocol/calibration";
import {
  type Day,
  type Duration,
  dayOf,
  type Enin,
  eninAt,
  Milliseconds,
  Minutes,
} from "@bluezone/protocol/time";
import { placed } from "../clock.ts";
import { alertsHeldUntil, policyInForce } from "../config.ts";
import type { Context } from "../context.ts";
import { dayFacts, type Place } from "./encounters.ts";
import { type Presence, shownPart } from "./part-of-day.ts";
import { raise } from "./raise.ts";

/** Of a model that no table has: nothing corrected, and nothing is sure. */
const UNKNOWN_MODEL: Omit<Calibration, "txPower"> = { rssiCorrection: 0, confidence: 0 };
/** No minute stands for more. */
const LONGEST_GAP = Minutes(5);

/** How long each identifier was heard in each interval of a Vietnam day. */
export function presenceOn(day: Day, heard: Context["memory"]["heard"], place: Place): Presence[] {
  const found = new Map<string, { readonly enin: Enin; lasted: Duration; last: number }>();
  for (const { boot, heard: records } of heard.values())
    for (const { rpi, minutes } of records)
      for (const { mono, gap } of [...minutes].sort((a, b) => a.mono - b.mono)) {
        const at = place(boot, mono);
        if (at === undefined || dayOf(at, "vietnam") !== day) continue;
        const enin = eninAt(at);
        const name = `${enin} ${rpi}`;
        const known = found.get(name);
        const worth = Math.min(LONGEST_GAP, known ? Math.max(0, at - known.last) : gap);
        found.set(name, { enin, lasted: Milliseconds((known?.lasted ?? 0) + worth), last: at });
      }
  return [...found.values()].map(({ enin, lasted }) => ({ enin, lasted }));
}

/** Scores all matches by the policy in force; raises, updates and withdraws alerts, and notifies. */
export function assess(context: Context): void {
  const { memory, notices, ports } = context;
  const { matches } = memory.get("matches");
  const { alerts } = memory.get("alerts");
  if (matches.length === 0 && alerts.length === 0) return;
  const now = context.now();
  const clock = memory.get("clock");
  const place: Place = (boot, mono) => placed(clock, boot, mono);
  const { policy } = memory.get("config");
  const { riskProfile, steps } = policyInForce(policy);
  const own: Calibration = ports.radio.calibration ?? { ...UNKNOWN_MODEL, txPower: ports.radio.txPower };
  const facts = dayFacts(matches, place, riskProfile, own, now);
  const {
    alerts: next,
    raised,
    withdrawn,
  } = raise(alerts, facts, matches, {
    now,
    held: alertsHeldUntil(policy, now) !== null,
    steps,
    part: (day) => shownPart(day.presence, presenceOn(day.day, memory.heard, place)),
  });
  if (JSON.stringify(next) !== JSON.stringify(alerts)) memory.change("alerts", { alerts: [...next] });
  for (const day of raised) {
    const level = next.find((alert) => alert.day === day)?.level;
    if (level) context.tell({ is: "alerted", day, level });
  }
  for (const day of withdrawn) context.tell({ is: "withdrawn", day });
  if (raised.length + withdrawn.length > 0) notices.give({ is: "attention" });
}
