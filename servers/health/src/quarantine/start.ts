/** Begins somebody's quarantine, in the transaction of whoever decides it: at this slice's form, or at a contact's. */
import { Fault } from "@bluezone/contract/fault";
import type { Disease } from "@bluezone/policy/disease";
import { planFor, quarantineRuleOn } from "@bluezone/policy/quarantine-plan";
import { addDays, type Day, type Instant } from "@bluezone/protocol/time";
import type { Random } from "@bluezone/server-kit/time/random";
import { mustLive } from "../cases/died-store.ts";
import { lastContactOf } from "../contacts/store.ts";
import type { Person } from "../people/person.ts";
import { holdPeople } from "../people/store.ts";
import { drawId } from "../record-id.ts";
import { ms, type Transaction } from "../tables.ts";
import { insertQuarantine } from "./store.ts";

/** How far back a first day may lie: the longest course there ever was, and a week. */
export const OLDEST_FIRST_DAY = 28;
/** How far ahead: tomorrow's arrivals are written down today. */
const NEWEST_FIRST_DAY = 2;

/** What a quarantine is begun with. */
export type NewQuarantine = {
  readonly person: Person;
  readonly contactId: string | null;
  readonly caseId: string | null;
  readonly place: "home" | "site";
  /** The name of the site; must be there for a site. */
  readonly siteName?: string;
  /** A day of the rule that it goes by. */
  readonly ruleDay: Day;
  readonly firstDay: Day;
  readonly vaccinated?: boolean;
  /** Why it begins before the last contact, or elsewhere than the rule says. */
  readonly reason?: string | null;
  /** The officer's id. */
  readonly by: string;
};

/**
 * Inserts it. Throws Fault: `person_died`, `first_day_invalid`, `rule_none` when the rule of the day asks for no quarantine, `site_missing`,
 * `quarantine_open` when this person is already in quarantine; without a reason also `start_before_contact` when they were
 * near a case later, and `elsewhere_than_rule`.
 */
export async function startQuarantine(
  trx: Transaction,
  {
    random,
    now,
    today,
    disease,
  }: {
    readonly random: Random;
    readonly now: Instant;
    readonly today: Day;
    readonly disease: Pick<Disease, "quarantineRules">;
  },
  begun: NewQuarantine,
): Promise<{ readonly id: string }> {
  const { person, place, siteName, firstDay, ruleDay, vaccinated = false } = begun;
  if (firstDay < addDays(today, -OLDEST_FIRST_DAY) || firstDay > addDays(today, NEWEST_FIRST_DAY))
    throw new Fault("first_day_invalid", "the first day lies too far back or ahead");
  if (place === "site" && !siteName) throw new Fault("site_missing", "a site needs its name");
  // Whoever records a death holds the person as well: one of the two waits for the other.
  await holdPeople(trx, [person.id]);
  await mustLive(trx, person.id);
  const contactDay = await lastContactOf(trx, person.id);
  const reason = begun.reason?.trim() || null;
  if (contactDay !== undefined && firstDay < contactDay && reason === null)
    throw new Fault("start_before_contact", "they were near a case after the first day");
  const plan = planFor(quarantineRuleOn(disease, ruleDay), firstDay, { vaccinated });
  if (plan.days === 0) throw new Fault("rule_none", "the rule of that day asks for no quarantine");
  if (plan.place !== "none" && plan.place !== place && reason === null)
    throw new Fault("elsewhere_than_rule", "the rule names another place");
  const id = drawId(random);
  const begins = await insertQuarantine(trx, {
    id,
    person_id: person.id,
    unit_id: person.unitId,
    unit_path: person.unitPath,
    commune: person.commune,
    contact_id: begun.contactId,
    case_id: begun.caseId,
    place,
    site_name: place === "site" ? (siteName ?? null) : null,
    vaccinated,
    rule_day: ruleDay,
    first_day: firstDay,
    last_day: plan.lastDay,
    watch_day: plan.watchUntil ?? null,
    ended_day: null,
    ended_ms: null,
    ended_by: null,
    end_kind: null,
    end_reason: null,
    start_reason: person.own.sealOrNull(`quarantine/${id}/start`, reason),
    version: 1,
    made_ms: ms(now),
    made_by: begun.by,
    changed_ms: ms(now),
  });
  if (!begins) throw new Fault("quarantine_open", "this person is already apart");
  return { id };
}
