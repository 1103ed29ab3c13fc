/** Endpoints that read: the list, one quarantine, totals for outside. */
import {
  coursesOfContact,
  listQuarantine,
  quarantineTotals,
  readQuarantine,
} from "@bluezone/contract/health/quarantine";
import type { Desk } from "@bluezone/desk/change";
import { dayOf, isoDay } from "@bluezone/protocol/time";
import { findContact, noContact } from "../contacts/store.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { soughtMarks } from "../people/marks.ts";
import { noteReadings } from "../people/readings.ts";
import { readSought } from "../people/store.ts";
import type { Tables } from "../tables.ts";
import { countUnlogged, totalsOf } from "./counts-store.ts";
import { shownRows } from "./read-list.ts";
import { readOne } from "./read-one.ts";
import { coursesOf, findQuarantine, findQuarantines, siteNames } from "./store.ts";
import { halfAt } from "./today.ts";
import { told } from "./told.ts";
import { unquarantined } from "./unwatched-store.ts";
import { countUnwell } from "./unwell-store.ts";
import { iso, isoOrNull } from "./view.ts";

/** Adds the endpoints. */
export function addQuarantineLists(desk: Desk<Tables>, context: Context): void {
  const { clock, database } = context;

  desk.read(listQuarantine, ({ missing, unwell: onlyUnwell, words = "", ...filter }, { caller }) =>
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
            ...(onlyUnwell && { unwell: context.config.disease }),
            ...(missing && { missing: { day: today, half } }),
            marks,
            today,
          });
      const rows = await shownRows(context, trx, found.rows, today);
      const counts = await countUnlogged(trx, scope, { day: today, half });
      const unwell = await countUnwell(trx, context.config.disease, scope);
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

  desk.read(readQuarantine, ({ id }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const row = await findQuarantine(trx, caller.scope("quarantine.read"), id);
      const answer = await readOne(context, trx, row, now);
      await noteReadings(context, trx, now, caller, "quarantine", [answer.row.person.id]);
      return answer;
    }),
  );

  desk.read(coursesOfContact, ({ contactId }, { caller }) =>
    database.transaction(async (trx) => {
      const scope = caller.scope("quarantine.read");
      const contact = await findContact(trx, scope, contactId);
      if (!contact) throw noContact();
      const rows = await coursesOf(trx, scope, contact.person_id);
      const now = clock.now();
      await noteReadings(context, trx, now, caller, "quarantine.courses", [contact.person_id]);
      const among = { scope, contactId };
      const wanted = unquarantined(trx, context.config.disease, dayOf(now, "vietnam"), among);
      return {
        wanted: (await wanted.select("near.id").executeTakeFirst()) !== undefined,
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

  desk.read(quarantineTotals, async (_, { caller }) => {
    const today = dayOf(clock.now(), "vietnam");
    const { home, site, ended } = await totalsOf(database.db, caller.scope("quarantine.read"), today);
    return { day: isoDay(today), home: told(home), site: told(site), endedLast7Days: told(ended) };
  });
}
