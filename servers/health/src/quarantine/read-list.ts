/** Rows of a list, read together with the people, today's entries, tests and moved ends. */
import type { QuarantineRow as Shown } from "@bluezone/contract/health/quarantine";
import type { Day } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { readPeople } from "../people/store.ts";
import type { Sql } from "../tables.ts";
import { unseenOf } from "./changes-store.ts";
import { findLogs, findTests } from "./entries-store.ts";
import type { QuarantineRow } from "./tables.ts";
import { unwellAmong } from "./unwell-store.ts";
import { shownRow } from "./view.ts";
import { missedOn } from "./visits-store.ts";

/** As the contract shows them; whose person is gone is left out. */
export async function shownRows(
  context: Pick<Context, "config" | "vault" | "random">,
  sql: Sql,
  rows: readonly QuarantineRow[],
  today: Day,
): Promise<Shown[]> {
  const ids = rows.map(({ id }) => id);
  const keys = await openPeopleKeys(context, sql);
  const people = await readPeople(
    sql,
    keys,
    context.random,
    rows.map(({ person_id }) => person_id),
  );
  const logs = Map.groupBy(await findLogs(sql, ids, today), ({ quarantine_id }) => quarantine_id);
  const tests = Map.groupBy(await findTests(sql, ids), ({ quarantine_id }) => quarantine_id);
  const unwell = await unwellAmong(sql, context.config.disease, ids);
  const missed = await missedOn(sql, ids, today);
  const moved = await unseenOf(sql, ids);
  return rows.flatMap((row) => {
    const person = people.get(row.person_id);
    return person
      ? [
          shownRow(row, {
            person,
            logs: logs.get(row.id) ?? [],
            tests: tests.get(row.id) ?? [],
            unwell: unwell.get(row.id) ?? null,
            missed: missed.get(row.id) ?? null,
            moved: moved.has(row.id),
            today,
            disease: context.config.disease,
          }),
        ]
      : [];
  });
}
