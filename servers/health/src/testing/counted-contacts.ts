/** Contacts drawn at random, and what the database should have counted of each case's. */
import assert from "node:assert/strict";
import type { Random } from "@bluezone/server-kit/time/random";
import type { Sql, Transaction } from "../tables.ts";
import { insert } from "./copied.ts";

const CASES = ["first", "second", "third", null] as const;
const SOURCES = ["interview", "app", "file"] as const;
const CLASSES = ["F1", "F2", "none", null] as const;

/** What is counted of a contact. */
export type CountedContact = {
  readonly case_id: string | null;
  readonly source: (typeof SOURCES)[number];
  readonly class: (typeof CLASSES)[number];
};

/** Draws a case, a source, a class, or a whole contact. */
export function drawContacts(random: Random) {
  const one = <T>(of: readonly T[]): T => of[random.bytes(1)[0]! % of.length]!;
  return {
    case: () => one(CASES),
    source: () => one(SOURCES),
    class: () => one(CLASSES),
    contact: (): CountedContact => ({ case_id: one(CASES), source: one(SOURCES), class: one(CLASSES) }),
  };
}

/** Adds a contact of nobody, in the care of a unit that is there. */
export const addCounted = (
  trx: Transaction,
  id: string,
  unitId: string,
  contact: CountedContact,
): Promise<void> =>
  insert(trx, "contact", {
    ...{ id, person_id: "nobody", unit_id: unitId, unit_path: "x/", masked: "no" },
    ...{
      touched: false,
      carer: false,
      version: 1,
      made_by: "x",
      changed_by: "x",
      made_ms: "7",
      changed_ms: "7",
    },
    ...contact,
  });

/** Counts as they are kept, by case, once they were found to be those of the rows. */
export async function keptCounts(sql: Sql) {
  const kept = await sql.selectFrom("contacts_of_case").selectAll().orderBy("case_id").execute();
  const contacts = await sql.selectFrom("contact").select(["case_id", "source", "class"]).execute();
  const meant = CASES.flatMap((one) => {
    const its = contacts.filter(({ case_id }) => one !== null && case_id === one);
    const of = (key: "source" | "class", value: string) => its.filter((it) => it[key] === value).length;
    const [interview, app, file] = SOURCES.map((source) => of("source", source));
    return its.length === 0
      ? []
      : [{ case_id: one, interview, app, file, F1: of("class", "F1"), F2: of("class", "F2") }];
  });
  assert.deepEqual(kept, meant);
  return kept;
}
