/**
 * What people sent from their phones without a name: wishes for a call, declarations, requests for advice. It becomes somebody's
 * when an officer makes a person of the call, or when the person asks about it and says the number that they left.
 */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { findDataPeople, linkSent as linkEndpoint } from "@bluezone/contract/health/data";
import { isoInstant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { ADVICE_KEPT } from "../advice/view.ts";
import { CALLBACK_KEPT } from "../callbacks/view.ts";
import { DECLARATION_KEPT } from "../declarations/route-phone.ts";
import { deleteOn } from "../from-phone/delete-on.ts";
import type { PeopleKeys } from "../people/keys.ts";
import { phoneMark } from "../people/marks.ts";
import type { Home } from "../people/store.ts";
import { fromMs, type Sql } from "../tables.ts";

/** One of them, as it is found. */
type FoundRecord = ResponseOf<typeof findDataPeople>["sent"][number];
/** With the unit that has it. */
export type SentRecord = FoundRecord & { readonly home: Home };

/** How long each kind is kept. */
const KEPT = { callback: CALLBACK_KEPT, declaration: DECLARATION_KEPT, advice: ADVICE_KEPT } as const;
/** At most so many of one kind: a number waits for few calls at a time. */
const MOST = 50;

type Row = {
  readonly id: string;
  readonly receipt: string;
  readonly commune: string;
  readonly made_ms: string;
  readonly closed_ms: string | null;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly unit_name: string;
};

const recordOf = (kind: FoundRecord["kind"], row: Row): SentRecord => ({
  kind,
  id: row.id,
  receipt: row.receipt,
  commune: row.commune,
  unitName: row.unit_name,
  made: isoInstant(fromMs(row.made_ms)),
  deleteOn: deleteOn(row, KEPT[kind]),
  home: { unitId: row.unit_id, unitPath: row.unit_path },
});

/** What was sent with a number (E.164) and is nobody's yet, within reach: declarations by the call that was asked for with them. */
export async function findSent(
  sql: Sql,
  keys: PeopleKeys,
  scope: Scope,
  phone: string,
): Promise<readonly SentRecord[]> {
  const mark = phoneMark(keys, phone);
  // Both tables have the columns that are read here.
  const byPhone = (table: "callback" | "advice_request"): Promise<readonly Row[]> =>
    sql
      .selectFrom(`${table as "callback"} as one`)
      .innerJoin("unit", "unit.id", "one.unit_id")
      .select(["one.id", "one.receipt", "one.commune", "one.made_ms", "one.closed_ms"])
      .select(["one.unit_id", "one.unit_path", "unit.name as unit_name"])
      .where("one.phone_mark", "=", mark)
      .where("one.person_id", "is", null)
      .where(inScope(scope, "one.unit_path"))
      .orderBy("one.made_ms")
      .limit(MOST)
      .execute();
  const [callbacks, advice] = [await byPhone("callback"), await byPhone("advice_request")];
  const declarations = await sql
    .selectFrom("declaration as one")
    .innerJoin("unit", "unit.id", "one.unit_id")
    .select(["one.id", "one.receipt", "one.commune", "one.made_ms"])
    .select(["one.unit_id", "one.unit_path", "unit.name as unit_name"])
    .where("one.id", "in", (calls) =>
      calls
        .selectFrom("callback")
        .select("callback.source_id")
        .where("callback.phone_mark", "=", mark)
        .where("callback.source", "=", "declaration"),
    )
    .where("one.person_id", "is", null)
    .where(inScope(scope, "one.unit_path"))
    .orderBy("one.made_ms")
    .limit(MOST)
    .execute();
  return [
    ...callbacks.map((row) => recordOf("callback", row)),
    ...declarations.map((row) => recordOf("declaration", { ...row, closed_ms: null })),
    ...advice.map((row) => recordOf("advice", row)),
  ];
}

/** Of these the ones that were asked for. Throws Fault `not_found` when one is not among them. */
export function chosen(
  found: readonly SentRecord[],
  { ids }: Pick<RequestOf<typeof linkEndpoint>, "ids">,
): readonly SentRecord[] {
  const records = found.filter(({ id }) => ids.includes(id));
  if (records.length < new Set(ids).size)
    throw new Fault(
      "not_found",
      "Nothing of that id was sent with this number, or it is somebody's already.",
    );
  return records;
}
