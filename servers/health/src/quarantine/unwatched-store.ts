/** The SQL of close contacts (F1) who never were in quarantine, and of those whom nobody follows up either. */
import { theOneOn } from "@bluezone/policy/dated";
import type { Disease } from "@bluezone/policy/disease";
import { addDays, type Day, dayStart } from "@bluezone/protocol/time";
import { inScope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import type { AmongContacts, ContactHooks } from "../contacts/hooks.ts";
import { ms, type Sql } from "../tables.ts";

type Rules = Pick<Disease, "quarantineRules">;

/** For how many days the rule of a day has a close contact in quarantine; 0 where it has nobody there. */
const daysOf = ({ quarantineRules }: Rules, today: Day): number =>
  theOneOn(quarantineRules, today)?.unprotected.days ?? 0;

/** Contacts classed F1 who became no case, where the rule of the day has such people in quarantine. */
const close = (sql: Sql, rules: Rules, today: Day, { scope, caseId, contactId }: AmongContacts) =>
  sql
    .selectFrom("contact")
    .select(["contact.id", "contact.person_id", "contact.case_id", "contact.day"])
    .select(["contact.classed_ms", "contact.unit_path"])
    .where("contact.class", "=", "F1")
    .where("contact.became_case_id", "is", null)
    .where(raw<boolean>`${daysOf(rules, today)}::int > 0`)
    .where(inScope(scope, "contact.unit_path"))
    .$if(caseId !== undefined, (some) => some.where("contact.case_id", "=", caseId ?? ""))
    .$if(contactId !== undefined, (some) => some.where("contact.id", "=", contactId ?? ""));

/**
 * Those of them who were in no quarantine since they were near the case. Who has a case of their own is no contact any more, and
 * nobody was near a case that was discarded. Such contacts are few: `offset 0` has the database look them up one by one, or it reads
 * all quarantines and all cases there ever were for them. They are called `near`.
 */
const neverApart = (sql: Sql, contacts: ReturnType<typeof close>) =>
  sql
    .selectFrom(contacts.offset(0).as("near"))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("quarantine")
            .select("quarantine.id")
            .whereRef("quarantine.person_id", "=", "near.person_id")
            .where(
              raw<boolean>`(quarantine.ended_day is null or quarantine.last_day >= coalesce(near.day, quarantine.last_day))`,
            )
            .offset(0),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("case_record as own")
            .select("own.id")
            .whereRef("own.person_id", "=", "near.person_id")
            .where("own.class", "<>", "discarded")
            .where(raw<boolean>`(own.closed_ms is null or own.outcome = 'died')`)
            .offset(0),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("case_record as source")
            .select("source.id")
            .whereRef("source.id", "=", "near.case_id")
            .where("source.class", "=", "discarded")
            .offset(0),
        ),
      ),
    );

/** Close contacts who never were in quarantine although the rule of the day has such people there. */
export const unquarantined = (sql: Sql, rules: Rules, today: Day, among: AmongContacts) =>
  neverApart(sql, close(sql, rules, today, among));

/**
 * Of those the ones whom nobody looks after: classed within as many days as a quarantine lasts, with no follow-up planned and none
 * at which they were reached.
 */
export const unwatched = (sql: Sql, rules: Rules, today: Day, among: AmongContacts) =>
  neverApart(
    sql,
    close(sql, rules, today, among)
      .where("contact.classed_ms", ">=", ms(dayStart(addDays(today, -daysOf(rules, today)), "vietnam")))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("follow_up")
              .select("follow_up.id")
              .whereRef("follow_up.contact_id", "=", "contact.id")
              .where(raw<boolean>`(follow_up.done_ms is null or follow_up.outcome <> 'no-answer')`),
          ),
        ),
      ),
  );

/** Ids of those for whom something is left to be done. */
export const leftAmong: ContactHooks["leftAmong"] = (sql, left, among, rules, today) =>
  (left === "unwatched" ? unwatched : unquarantined)(sql, rules, today, among).select("near.id").$asScalar();
