/** The SQL of close contacts (F1) who never were in quarantine, and of those whom nobody follows up either. */
import { theOneOn } from "@bluezone/policy/dated";
import type { Disease } from "@bluezone/policy/disease";
import { addDays, type Day, dayStart, type Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import type { ContactHooks } from "../contacts/hooks.ts";
import { ms, type Sql } from "../tables.ts";

/** For how many days the rule of a day has a close contact in quarantine; 0 where it has nobody there. */
const daysOf = ({ quarantineRules }: Pick<Disease, "quarantineRules">, today: Day): number =>
  theOneOn(quarantineRules, today)?.unprotected.days ?? 0;

/**
 * Contacts classed F1 who were in no quarantine since they were near the case, although the rule of the day has such people there.
 * Who has a case of their own is no contact any more, and nobody was near a case that was discarded.
 */
export const unquarantined = (sql: Sql, disease: Pick<Disease, "quarantineRules">, today: Day) =>
  sql
    .selectFrom("contact")
    .where("contact.class", "=", "F1")
    .where("contact.became_case_id", "is", null)
    .where(raw<boolean>`${daysOf(disease, today)}::int > 0`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("quarantine")
            .select("quarantine.id")
            .whereRef("quarantine.person_id", "=", "contact.person_id")
            .where(
              raw<boolean>`(quarantine.ended_day is null or quarantine.last_day >= coalesce(contact.day, quarantine.last_day))`,
            ),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("case_record as own")
            .select("own.id")
            .whereRef("own.person_id", "=", "contact.person_id")
            .where("own.class", "<>", "discarded")
            .where(raw<boolean>`(own.closed_ms is null or own.outcome = 'died')`)
            .offset(0),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("case_record as near")
            .select("near.id")
            .whereRef("near.id", "=", "contact.case_id")
            .where("near.class", "=", "discarded")
            .offset(0),
        ),
      ),
    );

/**
 * Of those the ones whom nobody looks after: classed within as many days as a quarantine lasts, with no follow-up planned and none
 * at which they were reached.
 */
export const unwatched = (sql: Sql, disease: Pick<Disease, "quarantineRules">, today: Day) =>
  unquarantined(sql, disease, today)
    .where("contact.classed_ms", ">=", ms(dayStart(addDays(today, -daysOf(disease, today)), "vietnam")))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("follow_up")
            .select("follow_up.id")
            .whereRef("follow_up.contact_id", "=", "contact.id")
            .where(raw<boolean>`(follow_up.done_ms is null or follow_up.outcome <> 'no-answer')`),
        ),
      ),
    );

/** Whether a contact is a close one who never was in quarantine. */
export const isUnquarantined = async (
  sql: Sql,
  contactId: string,
  disease: Pick<Disease, "quarantineRules">,
  today: Day,
): Promise<boolean> =>
  (await unquarantined(sql, disease, today)
    .select("contact.id")
    .where("contact.id", "=", contactId)
    .executeTakeFirst()) !== undefined;

/** Ids of those for whom something is left to be done. */
export const leftAmong: ContactHooks["leftAmong"] = (sql, left, disease, today) =>
  (left === "unwatched" ? unwatched : unquarantined)(sql, disease, today).select("contact.id");
