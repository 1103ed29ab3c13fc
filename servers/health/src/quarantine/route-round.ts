/** Endpoints of the round without a network: the list that is taken along, and the visits that come back. */
import { Fault } from "@bluezone/contract/fault";
import type { QuarantineRow } from "@bluezone/contract/health/quarantine";
import {
  MOST_ROUND,
  ROUND_HOURS,
  type RoundPerson,
  sendRound,
  takeRound,
  type VisitResult,
} from "@bluezone/contract/health/quarantine-round";
import { type Change, changed, type Desk, noted, unchanged } from "@bluezone/desk/change";
import { askedSymptoms } from "@bluezone/policy/asked-symptoms";
import type { Disease } from "@bluezone/policy/disease";
import { addDays, dayOf, dayStart, Hours, Instant, isoDay, isoInstant, plus } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { noteReadings } from "../people/readings.ts";
import type { Named } from "../symptoms.ts";
import type { Tables } from "../tables.ts";
import { shownRows } from "./read-list.ts";
import { findQuarantines, lockQuarantine } from "./store.ts";
import { keepVisit, type Visit } from "./visit.ts";

/** What is taken along of somebody. */
const taken = (row: QuarantineRow, today: string): RoundPerson => ({
  id: row.id,
  name: row.person.name,
  phone: row.person.phone,
  address: row.person.address,
  place: row.place,
  siteName: row.siteName,
  day: row.day,
  days: row.days,
  morning: row.morning?.nth ?? 0,
  afternoon: row.afternoon?.nth ?? 0,
  testDue: row.nextTest !== null && row.nextTest <= today,
});

/** What is asked on the way. */
const askedOn = (disease: Disease) => {
  const { symptoms, emergency } = askedSymptoms(disease);
  return { symptoms: [...symptoms], emergency, feverFrom: disease.fever.from };
};

/** Until when a list may be kept. */
export const roundEnds = (now: Instant): Instant => {
  const [midnight, later] = [
    dayStart(addDays(dayOf(now, "vietnam"), 1), "vietnam"),
    plus(now, Hours(ROUND_HOURS)),
  ];
  return Instant(Math.min(midnight, later));
};

/** Keeps one visit, as a change of its own. */
async function send(disease: Named, change: Change<Tables>, visit: Visit): Promise<VisitResult> {
  const { answer } = await change(async ({ trx, now, caller, scope }) => {
    const row = await lockQuarantine(trx, scope, visit.id);
    const outcome = row
      ? await keepVisit(disease, trx, now, row, visit, caller.id)
      : ({ result: "not_found" } as const);
    const answer = { visit: visit.visit, ...outcome };
    if (outcome.result !== "kept") return unchanged(answer);
    const fields = visit.said === "nobody" ? ["nobody"] : ["temperature", "symptoms"];
    return changed(answer, { action: "quarantine.visit", subject: visit.id, fields });
  });
  return answer;
}

/** Adds the endpoints. */
export function addQuarantineRound(desk: Desk<Tables>, context: Context): void {
  desk.change(takeRound, async (_, { trx, now, caller, scope }) => {
    const today = dayOf(now, "vietnam");
    const found = await findQuarantines(trx, scope, { state: "open", today, limit: 1_000, offset: 0 });
    const begun = found.rows.filter(({ first_day }) => first_day <= today);
    if (begun.length > MOST_ROUND)
      throw new Fault("round_too_large", `a list that is taken along has at most ${MOST_ROUND} people`);
    const rows = await shownRows(context, trx, begun, today);
    const ids = rows.map(({ person }) => person.id);
    await noteReadings(context, trx, now, caller, "quarantine.round", ids);
    return changed(
      {
        people: rows.map((row) => taken(row, isoDay(today))),
        asked: askedOn(context.config.disease),
        at: isoInstant(now),
        until: isoInstant(roundEnds(now)),
      },
      { action: "quarantine.round-take", subject: `round.${rows.length}` },
    );
  });

  desk.changes(sendRound, async ({ visits }, { change }) => {
    const results: VisitResult[] = [];
    for (const visit of visits) results.push(await send(context.config.disease, change, visit));
    return noted({ results }, []);
  });
}
