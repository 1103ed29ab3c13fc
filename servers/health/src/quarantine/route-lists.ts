/** Endpoints that read: the list, one quarantine, totals for outside. */
import { Fault } from "@bluezone/contract/fault";
import {
  coursesOfContact,
  listQuarantine,
  quarantineTotals,
  readQuarantine,
} from "@bluezone/contract/health/quarantine";
import { quarantineRuleOn } from "@bluezone/policy/quarantine-plan";
import { Day, dayOf, isoDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import { inScope } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { soughtMarks } from "../people/marks.ts";
import { noteReadings } from "../people/readings.ts";
import { readPeople, readSought } from "../people/store.ts";
import { halvesOf } from "./halves.ts";
import { lastContactOf } from "./last-contact.ts";
import { shownRows } from "./read-list.ts";
import { countUnlogged, findLogs, findQuarantine, findQuarantines, findTests, siteNames } from "./store.ts";
import { halfAt } from "./today.ts";
import { told, totalsOf } from "./totals.ts";
import { countUnwell } from "./unwell.ts";
import { at, iso, isoOrNull, shownLogs, shownRule, shownTests } from "./view.ts";

/** At most so many quarantines of one person are shown. */
const MOST_COURSES = 20;

/** Adds the endpoints. */
export function addQuarantineLists(http: Http<Viewer>, context: Context): void {
  const { clock, database, random } = context;

  http.route(listQuarantine, ({ missing, words = "", ...filter }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const [today, half] = [dayOf(now, "vietnam"), halfAt(now)];
      const scope = caller.scope("quarantine.read");
      const keys = await openPeopleKeys(context, trx);
      const marks = words.trim() === "" ? undefined : soughtMarks(keys.marks, readSought(words));
      // What holds no word at all finds nobody.
      const nobody = marks !== undefined && marks.length === 0;
      const found = nobody
        ? { rows: [], total: 0 }
        : await findQuarantines(trx, scope, {
            ...filter,
            ...(missing && { missing: { day: today, half } }),
            marks,
            today,
          });
      const rows = await shownRows(context, trx, found.rows, today);
      const counts = await countUnlogged(trx, scope, { day: today, half });
      const unwell = await countUnwell(trx, scope);
      const sites = await siteNames(trx, scope);
      await noteReadings(
        context,
        trx,
        now,
        caller,
        "quarantine.list",
        rows.map(({ person }) => person.id),
      );
      return { rows, total: found.total, today: isoDay(today), half, ...counts, unwell, sites };
    }),
  );

  http.route(readQuarantine, ({ id }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const today = dayOf(now, "vietnam");
      const row = await findQuarantine(trx, caller.scope("quarantine.read"), id);
      const [shown] = row ? await shownRows(context, trx, [row], today) : [];
      if (!row || !shown) throw new Fault("not_found", "There is no such quarantine within reach.");
      const keys = await openPeopleKeys(context, trx);
      const person = (await readPeople(trx, keys, random, [row.person_id])).get(row.person_id);
      const moves = await trx
        .selectFrom("quarantine_move")
        .selectAll()
        .where("quarantine_id", "=", id)
        .orderBy("version", "desc")
        .execute();
      const changes = await trx
        .selectFrom("quarantine_change")
        .selectAll()
        .where("quarantine_id", "=", id)
        .orderBy("rule_day", "desc")
        .execute();
      const link = await trx
        .selectFrom("quarantine_link")
        .select("made_ms")
        .where("quarantine_id", "=", id)
        .executeTakeFirst();
      const logs = await findLogs(trx, [id]);
      const contactDay = await lastContactOf(trx, row.person_id);
      const answer = {
        row: shown,
        today: isoDay(today),
        half: halfAt(now),
        contactId: row.contact_id,
        caseId: row.case_id,
        vaccinated: row.vaccinated,
        rule: shownRule(quarantineRuleOn(Day(row.rule_day))),
        watchUntil: isoOrNull(row.watch_day),
        startReason: person?.own.openOrNull(`quarantine/${id}/start`, row.start_reason) ?? null,
        lastContactDay: isoOrNull(contactDay ?? null),
        halves: halvesOf(row, logs, now),
        logs: shownLogs(logs),
        tests: shownTests(row, await findTests(trx, [id])),
        moves: moves.map((move) => ({
          at: at(move.at_ms),
          fromPlace: move.from_place,
          fromSite: move.from_site,
          toPlace: move.to_place,
          toSite: move.to_site,
        })),
        changes: changes.map((change) => ({
          document: quarantineRuleOn(Day(change.rule_day)).document,
          from: iso(change.rule_day),
          oldLastDay: iso(change.old_last_day),
          newLastDay: iso(change.new_last_day),
          seen: change.seen_ms !== null,
        })),
        end:
          row.end_kind === null
            ? null
            : {
                kind: row.end_kind,
                reason: person?.own.openOrNull(`quarantine/${id}/end`, row.end_reason) ?? null,
              },
        linkAt: link ? at(link.made_ms) : null,
      };
      await noteReadings(context, trx, now, caller, "quarantine", [row.person_id]);
      return answer;
    }),
  );

  http.route(coursesOfContact, ({ contactId }, { caller }) =>
    database.transaction(async (trx) => {
      const scope = caller.scope("quarantine.read");
      const contact = await trx
        .selectFrom("contact")
        .select("person_id")
        .where("id", "=", contactId)
        .where(inScope(scope, "contact.unit_path"))
        .executeTakeFirst();
      if (!contact) throw new Fault("not_found", "There is no such contact within reach.");
      const rows = await trx
        .selectFrom("quarantine")
        .selectAll()
        .where("person_id", "=", contact.person_id)
        .where(inScope(scope, "quarantine.unit_path"))
        .orderBy("first_day", "desc")
        .limit(MOST_COURSES)
        .execute();
      await noteReadings(context, trx, clock.now(), caller, "quarantine.courses", [contact.person_id]);
      return {
        courses: rows.map((row) => ({
          id: row.id,
          place: row.place,
          siteName: row.site_name,
          firstDay: iso(row.first_day),
          lastDay: iso(row.last_day),
          ended: isoOrNull(row.ended_day),
          endKind: row.end_kind,
        })),
      };
    }),
  );

  http.route(quarantineTotals, async (_, { caller }) => {
    const today = dayOf(clock.now(), "vietnam");
    const { home, site, ended } = await totalsOf(database.db, caller.scope("quarantine.read"), today);
    return { day: isoDay(today), home: told(home), site: told(site), endedLast7Days: told(ended) };
  });
}
