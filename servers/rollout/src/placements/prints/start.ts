/** Begins a print run: everything that could be refused is refused here, before a sheet is made. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import { MOST_PLACEMENTS } from "@bluezone/contract/rollout/placements";
import type { startPrint } from "@bluezone/contract/rollout/prints";
import { type ChangeContext, type ChangeResult, changed, unchanged } from "@bluezone/desk/change";
import { type Scope, within } from "@bluezone/staff/scope";
import { pathOf } from "@bluezone/units/store";
import { ms, type Tables, type Transaction } from "../../tables.ts";
import type { CopiedPlace } from "../expand.ts";
import { unitsWithin } from "../store.ts";
import { type PrintOrder, sheetsOf, writeOrder } from "./order.ts";
import { SHEETS_A_PIECE } from "./piece.ts";
import { findRun, keepRun, printable, runOf } from "./store.ts";

type PrintRequest = RequestOf<typeof startPrint>;
type CheckedOrder = { readonly asked: PrintOrder; readonly illustrative: boolean };

const NOT_THERE = () => new Fault("not_found", "A unit or placement is not there, or not below yours.");

async function newPlaces(
  trx: Transaction,
  scope: Scope,
  places: PrintRequest["places"],
): Promise<CheckedOrder> {
  const units = await unitsWithin(
    trx,
    scope,
    places.map(({ unit }) => unit),
  );
  const found = places.map(({ unit, ...place }): CopiedPlace => {
    const known = units.get(unit);
    if (!known) throw NOT_THERE();
    return { ...place, unit: known };
  });
  return { asked: { places: found }, illustrative: found.some(({ unit }) => unit.illustrative) };
}

async function printedAgain(
  trx: Transaction,
  scope: Scope,
  { kind, codes }: Pick<PrintRequest, "kind" | "codes">,
): Promise<CheckedOrder> {
  const wanted = [...new Set(codes)];
  const found = await printable(trx, scope, wanted);
  if (found.length < wanted.length) throw NOT_THERE();
  if (found.some((one) => one.kind !== kind))
    throw new Fault("conflict", "A placement keeps its kind: print each kind by itself.");
  return { asked: { codes: wanted }, illustrative: found.some(({ illustrative }) => illustrative) };
}

/**
 * Begins a run, or finds the one that this id has begun already. Throws Fault `not_found` for what is out of reach,
 * `nothing_to_print`, `too_many_sheets`, `conflict` for a placement of another kind or an id that is somebody else's.
 */
export async function beginPrint(
  told: PrintRequest,
  { trx, now, caller, scope }: ChangeContext<Tables>,
): Promise<ChangeResult<ResponseOf<typeof startPrint>>> {
  const { id, kind, languages, places, codes } = told;
  const known = await findRun(trx, scope, id);
  if (known) return unchanged({ run: runOf(known) });
  const again = codes.length > 0;
  if (again === places.length > 0)
    throw new Fault("nothing_to_print", "Name new places, or placements: one of the two.");
  const { asked, illustrative } = again
    ? await printedAgain(trx, scope, told)
    : await newPlaces(trx, scope, places);
  const sheets = sheetsOf(asked);
  if (sheets > MOST_PLACEMENTS)
    throw new Fault("too_many_sheets", `At most ${MOST_PLACEMENTS} sheets at a time.`);
  const home = within(scope, caller.home.path)
    ? caller.home
    : caller.grants.map(({ unitId, path }) => ({ id: unitId, path })).find(({ path }) => within(scope, path));
  if (!home || (await pathOf(trx, home.id)) === undefined) throw NOT_THERE();
  const begun = await keepRun(trx, {
    id,
    unit: home.id,
    unit_path: home.path,
    by: caller.id,
    kind,
    languages,
    places: writeOrder(asked),
    again,
    sheets,
    piece: SHEETS_A_PIECE,
    illustrative,
    created_ms: ms(now),
  });
  const run = await findRun(trx, scope, id);
  if (!run) throw new Fault("conflict", "That id is taken.");
  const answer = { run: runOf(run) };
  return begun
    ? changed(answer, { action: "prints.start", subject: id, fields: ["kind", "sheets"] })
    : unchanged(answer);
}
