/**
 * What people sent from their phones without a name: wishes for a call, declarations, requests for advice. It becomes somebody's
 * when an officer makes a person of the call, or when the person asks about it and says the number that they left.
 */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { findDataPeople, linkSent as linkEndpoint } from "@bluezone/contract/health/data";
import { isoInstant } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { ADVICE_KEPT } from "../advice/view.ts";
import { CALLBACK_KEPT } from "../callbacks/view.ts";
import { DECLARATION_KEPT } from "../declarations/view.ts";
import { deleteOn } from "../from-phone/delete-on.ts";
import type { PeopleKeys } from "../people/keys.ts";
import { phoneMark } from "../people/marks.ts";
import type { Home } from "../people/store.ts";
import { fromMs, type Sql } from "../tables.ts";
import { declaredByMark, type SentRow, sentByMark } from "./sent-store.ts";

/** One of them, as it is found. */
type FoundRecord = ResponseOf<typeof findDataPeople>["sent"][number];
/** With the unit that has it. */
export type SentRecord = FoundRecord & { readonly home: Home };

/** How long each kind is kept. */
const KEPT = { callback: CALLBACK_KEPT, declaration: DECLARATION_KEPT, advice: ADVICE_KEPT } as const;
const recordOf = (kind: FoundRecord["kind"], row: SentRow): SentRecord => ({
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
  const callbacks = await sentByMark(sql, scope, "callback", mark);
  const advice = await sentByMark(sql, scope, "advice_request", mark);
  const declarations = await declaredByMark(sql, scope, mark);
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
