/**
 * From the days' facts to alerts: a new day alerts, a further encounter alerts again, a revised result withdraws. An alert
 * once raised is not lowered by a change of policy or by time, only by a revised result; it ends by its date.
 */
import type { PolicyDocument } from "@bluezone/contract/signed";
import { stepsFrom } from "@bluezone/policy/profile";
import { type Day, type Instant, isoDay } from "@bluezone/protocol/time";
import type { StoredAlert, StoredMatch } from "../../storage.ts";
import type { DayFacts } from "./encounters.ts";
import type { PartOfDay } from "./part-of-day.ts";

/** What became of the alerts. */
export interface RaiseResult {
  readonly alerts: readonly StoredAlert[];
  /** Days that the resident is to be told of now. */
  readonly raised: readonly Day[];
  readonly withdrawn: readonly Day[];
}

/** What alerts are held against. */
export interface Circumstances {
  readonly now: Instant;
  /** New alerts wait. */
  readonly held: boolean;
  readonly steps: PolicyDocument["steps"];
  readonly part: (day: DayFacts) => PartOfDay | "hidden";
}

/** Keys whose result was taken back. */
const revokedKeys = (matches: readonly StoredMatch[]): ReadonlySet<string> =>
  new Set(matches.filter(({ reportType }) => reportType === "revoked").map(({ key }) => key));

/** The alerts after one more look at the facts. */
export function raise(
  before: readonly StoredAlert[],
  facts: readonly DayFacts[],
  matches: readonly StoredMatch[],
  { now, held, steps, part }: Circumstances,
): RaiseResult {
  const revoked = revokedKeys(matches);
  const raised: Day[] = [];
  const withdrawn: Day[] = [];

  const tell = (day: DayFacts, again: boolean): StoredAlert => {
    raised.push(day.day);
    const { presence: _, keys, ...rest } = day;
    return {
      ...rest,
      ...stepsFrom(day.day, steps),
      today: steps.today,
      id: isoDay(day.day),
      keys: [...keys],
      part: part(day),
      raisedAt: now,
      again,
      seen: false,
      withdrawnAt: null,
    };
  };

  const update = (alert: StoredAlert, day: DayFacts): StoredAlert => {
    const further = day.keys.some((key) => !alert.keys.includes(key));
    const worse = alert.level === "low" && day.level === "high";
    const back = alert.withdrawnAt !== null;
    if (further || worse || back) return held ? alert : tell(day, !back);
    const revised = alert.keys.some((key) => revoked.has(key));
    const firmer = alert.kind !== day.kind;
    if (firmer) raised.push(day.day);
    const { minutes, encounters, confidence, unmeasured, kind } = day;
    return {
      ...alert,
      minutes,
      encounters,
      confidence,
      unmeasured,
      kind,
      part: part(day),
      level: revised ? day.level : alert.level,
      seen: alert.seen && !firmer,
    };
  };

  const kept = before.map((alert) => {
    const day = facts.find((f) => f.day === alert.day);
    if (day) return update(alert, day);
    if (alert.withdrawnAt !== null || !alert.keys.some((key) => revoked.has(key))) return alert;
    withdrawn.push(alert.day);
    return { ...alert, withdrawnAt: now, seen: false };
  });
  const fresh = held ? [] : facts.filter(({ day }) => !before.some((alert) => alert.day === day));
  return { alerts: [...kept, ...fresh.map((day) => tell(day, false))], raised, withdrawn };
}
