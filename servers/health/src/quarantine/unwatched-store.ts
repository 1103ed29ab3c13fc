/** The SQL of close contacts (F1) whom nobody looks after: neither in quarantine nor with a follow-up. */
import { theOneOn } from "@bluezone/policy/dated";
import type { Disease } from "@bluezone/policy/disease";
import { addDays, type Day, dayStart, type Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { ms, type Sql } from "../tables.ts";

/** Whose: of units within a scope, of one case where it is named. */
type Whose = { readonly scope: Scope; readonly caseId?: string };

/** Close contacts classed since an instant who have no follow-up planned and none at which they were reached. */
const unreached = (sql: Sql, { scope, caseId }: Whose, since: Instant) =>
  sql
    .selectFrom("contact")
    .select(["contact.id", "contact.person_id", "contact.case_id", "contact.day"])
    .select(["contact.classed_ms", "contact.unit_path"])
    .where("contact.class", "=", "F1")
    .where("contact.became_case_id", "is", null)
    .where("contact.classed_ms", ">=", ms(since))
    .where(inScope(scope, "contact.unit_path"))
    .$if(caseId !== undefined, (some) => some.where("contact.case_id", "=", caseId ?? ""))
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

/**
 * Contacts whom nobody looks after although the rule of the day has them in quarantine: classed F1 within as many days as that
 * lasts, in no quarantine since they were near the case, with no follow-up planned and none at which they were reached. Who has a
 * case of their own is no contact any more, and nobody was near a case that was discarded.
 *
 * Few are left of those who were not reached: `offset 0` has the database look the rest up person by person, or it reads all
 * quarantines and all cases there ever were for them.
 */
export function unwatched(
  sql: Sql,
  { quarantineRules }: Pick<Disease, "quarantineRules">,
  today: Day,
  whose: Whose,
) {
  const days = theOneOn(quarantineRules, today)?.unprotected.days ?? 0;
  return sql
    .selectFrom(
      unreached(sql, whose, dayStart(addDays(today, -days), "vietnam"))
        .where(raw<boolean>`${days}::int > 0`)
        .offset(0)
        .as("contact"),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("quarantine")
            .select("quarantine.id")
            .whereRef("quarantine.person_id", "=", "contact.person_id")
            .where(
              raw<boolean>`(quarantine.ended_day is null or quarantine.last_day >= coalesce(contact.day, quarantine.last_day))`,
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
}
