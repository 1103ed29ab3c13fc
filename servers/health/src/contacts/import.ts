/** Contacts come in from CSV: good rows are kept, bad ones come back, each with its reason. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import { typedCaseNumber } from "@bluezone/contract/health/case-number";
import {
  CONTACT_COLUMNS,
  CONTACT_HEADINGS,
  type importContacts as endpoint,
  MOST_ROWS,
  NEEDED_CONTACT_COLUMNS,
} from "@bluezone/contract/health/contacts";
import { type ChangeContext, type ChangeEntry, type ChangeResult, changed } from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import { CsvError, readCsv, writeCsv } from "@bluezone/server-kit/files/csv";
import { findByNumber } from "../cases/store.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Home } from "../people/store.ts";
import type { Tables } from "../tables.ts";
import { holdNames, knownOrNew } from "./known-person.ts";
import { openContact } from "./open-contact.ts";
import { type CellFault, type ContactCells, readContactRow } from "./read-row.ts";
import { isThere } from "./store.ts";

type Outcome = ResponseOf<typeof endpoint>;
/** The case that a row names, in whose unit's care its person comes. */
type OfCase = Home & { readonly caseId: string | null };

function rowsOf(csv: string) {
  try {
    return readCsv(csv, CONTACT_COLUMNS, {
      needed: NEEDED_CONTACT_COLUMNS,
      most: MOST_ROWS,
      headings: CONTACT_HEADINGS,
    });
  } catch (error) {
    if (error instanceof CsvError)
      throw new Fault(error.why === "columns" ? "columns_missing" : "csv_unreadable", error.message);
    throw error;
  }
}

/** Enters the rows of a file. Throws Fault `csv_unreadable` when it is no table, `columns_missing` when it lacks a column. */
export async function importContacts(
  context: Context,
  { csv }: { readonly csv: string },
  { trx, caller, now, scope }: ChangeContext<Tables>,
): Promise<ChangeResult<Outcome>> {
  const { random, config } = context;
  const today = dayOf(now, "vietnam");
  const keys = await openPeopleKeys(context, trx);
  const cases = new Map<string, OfCase | undefined>();
  const caseOf = async (typed: string): Promise<OfCase | undefined> => {
    if (typed === "") {
      const { id, path } = caller.home;
      caller.must("contacts.write", path);
      return { caseId: null, unitId: id, unitPath: path };
    }
    if (cases.has(typed)) return cases.get(typed);
    const number = typedCaseNumber(typed, config.casePrefix);
    const row = number === undefined ? undefined : await findByNumber(trx, scope, number);
    const found = row && { caseId: row.id, unitId: row.unit_id, unitPath: row.unit_path };
    cases.set(typed, found);
    return found;
  };
  let [added, known] = [0, 0];
  const filled: ChangeEntry[] = [];
  const bad: { row: number; values: ContactCells; fault: CellFault }[] = [];
  const rows = rowsOf(csv);
  await holdNames(
    trx,
    keys,
    rows.map(({ values }) => values.name),
  );
  for (const { row, values } of rows) {
    const read = readContactRow(context.config.province, values, today);
    const of = await caseOf(values.case);
    if ("fault" in read || !of) {
      bad.push({ row, values, fault: read.fault ?? { column: "case", code: "case_unknown" } });
      continue;
    }
    const found = await knownOrNew(context, trx, { keys, scope, now }, read.person, {
      unitId: of.unitId,
      unitPath: of.unitPath,
    });
    const { person, known: was } = found;
    filled.push(...found.filled);
    const { day, part, minutes, ...nearness } = read.told;
    if (was && (await isThere(trx, person.id, of.caseId, day))) {
      known += 1;
      continue;
    }
    await openContact(
      trx,
      { random, now },
      {
        person,
        caseId: of.caseId,
        source: "file",
        day,
        part,
        minutes,
        confidence: null,
        nearness,
        by: caller.id,
      },
    );
    added += 1;
  }
  const errors = bad.map(({ values, fault }) => ({ ...values, error: `${fault.column}: ${fault.code}` }));
  return changed(
    {
      added,
      known,
      faults: bad.map(({ row, fault }) => ({ row, ...fault })),
      errors: errors.length === 0 ? "" : writeCsv([...CONTACT_COLUMNS, "error"], errors),
    },
    { action: "contacts.import", subject: `contacts.${added}`, fields: ["person", "circumstances"] },
    ...filled,
  );
}
