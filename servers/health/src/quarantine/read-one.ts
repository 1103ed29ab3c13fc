/** One quarantine with all that hangs on it, as the contract shows it. */
import { Fault } from "@bluezone/contract/fault";
import type { readQuarantine } from "@bluezone/contract/health/quarantine";
import type { Disease } from "@bluezone/policy/disease";
import { quarantineRuleOn } from "@bluezone/policy/quarantine-plan";
import { Day, dayOf, type Instant, isoDay } from "@bluezone/protocol/time";
import type { z } from "zod";
import { lastContactOf } from "../contacts/store.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { readPeople } from "../people/store.ts";
import type { Sql } from "../tables.ts";
import { changesOf } from "./changes-store.ts";
import { findLogs, findTests, movesOf } from "./entries-store.ts";
import { halvesOf } from "./halves.ts";
import { linkMade } from "./link-store.ts";
import { becameCase } from "./of-case-store.ts";
import { shownRows } from "./read-list.ts";
import type { QuarantineChangeRow, QuarantineMoveRow, QuarantineRow } from "./tables.ts";
import { halfAt } from "./today.ts";
import { at, iso, isoOrNull, shownLogs, shownRule, shownTests } from "./view.ts";

const shownMove = (move: QuarantineMoveRow) => ({
  at: at(move.at_ms),
  fromPlace: move.from_place,
  fromSite: move.from_site,
  toPlace: move.to_place,
  toSite: move.to_site,
});

const shownChange = (disease: Disease, change: QuarantineChangeRow) => ({
  document: quarantineRuleOn(disease, Day(change.rule_day)).document,
  from: iso(change.rule_day),
  oldLastDay: iso(change.old_last_day),
  newLastDay: iso(change.new_last_day),
  seen: change.seen_ms !== null,
});

/** Reads it around its row; `row` was found within reach. Throws Fault `not_found` when there is none, or the person is gone. */
export async function readOne(
  context: Pick<Context, "config" | "random" | "vault">,
  sql: Sql,
  row: QuarantineRow | undefined,
  now: Instant,
): Promise<z.input<(typeof readQuarantine)["response"]>> {
  const today = dayOf(now, "vietnam");
  const { disease } = context.config;
  const [shown] = row ? await shownRows(context, sql, [row], today) : [];
  if (!row || !shown) throw new Fault("not_found", "There is no such quarantine within reach.");
  const { id } = row;
  const keys = await openPeopleKeys(context, sql);
  const person = (await readPeople(sql, keys, context.random, [row.person_id])).get(row.person_id);
  const moves = await movesOf(sql, id);
  const changes = await changesOf(sql, id);
  const linkedMs = await linkMade(sql, id);
  const logs = await findLogs(sql, [id]);
  const contactDay = await lastContactOf(sql, row.person_id);
  return {
    row: shown,
    today: isoDay(today),
    half: halfAt(now),
    contactId: row.contact_id,
    nearCaseId: row.contact_id === null ? null : row.case_id,
    ownCaseId: row.contact_id === null ? row.case_id : await becameCase(sql, row.contact_id),
    vaccinated: row.vaccinated,
    rule: shownRule(quarantineRuleOn(disease, Day(row.rule_day))),
    watchUntil: isoOrNull(row.watch_day),
    startReason: person?.own.openOrNull(`quarantine/${id}/start`, row.start_reason) ?? null,
    lastContactDay: isoOrNull(contactDay ?? null),
    halves: halvesOf(row, logs, now),
    logs: shownLogs(logs),
    tests: shownTests(disease, row, await findTests(sql, [id])),
    moves: moves.map(shownMove),
    changes: changes.map((one) => shownChange(disease, one)),
    end:
      row.end_kind === null
        ? null
        : {
            kind: row.end_kind,
            reason: person?.own.openOrNull(`quarantine/${id}/end`, row.end_reason) ?? null,
          },
    linkAt: linkedMs === undefined ? null : at(linkedMs),
  };
}
