/** Begins a print run: everything that could be refused is refused here, before a sheet is made. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import { MOST_PLACEMENTS } from "@bluezone/contract/rollout/placements";
import type { startPrint } from "@bluezone/contract/rollout/prints";
import type { Instant } from "@bluezone/protocol/time";
import { within } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import { pathOf } from "@bluezone/units/store";
import { ms, type Transaction } from "../../tables.ts";
import type { CopiedPlace } from "../expand.ts";
import { unitsWithin } from "../store.ts";
import type { PrintRunRow } from "../tables.ts";
import { type PrintOrder, sheetsOf, writeOrder } from "./order.ts";
import { SHEETS_A_PIECE } from "./piece.ts";
import { findRun, keepRun, printable } from "./store.ts";

type PrintRequest = RequestOf<typeof startPrint>;
type CheckedOrder = { readonly asked: PrintOrder; readonly illustrative: boolean };

const NOT_THERE = () => new Fault("not_found", "A unit or placement is not there, or not below yours.");

async function newPlaces(
  trx: Transaction,
  viewer: Viewer,
  places: PrintRequest["places"],
): Promise<CheckedOrder> {
  const scope = viewer.scope("placements.write");
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
  viewer: Viewer,
  { kind, codes }: Pick<PrintRequest, "kind" | "codes">,
): Promise<CheckedOrder> {
  const wanted = [...new Set(codes)];
  const found = await printable(trx, viewer.scope("placements.write"), wanted);
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
  trx: Transaction,
  viewer: Viewer,
  told: PrintRequest,
  now: Instant,
): Promise<{ readonly run: PrintRunRow; readonly begun: boolean }> {
  const { id, kind, languages, places, codes } = told;
  const scope = viewer.scope("placements.write");
  const known = await findRun(trx, scope, id);
  if (known) return { run: known, begun: false };
  const again = codes.length > 0;
  if (again === places.length > 0)
    throw new Fault("nothing_to_print", "Name new places, or placements: one of the two.");
  const { asked, illustrative } = again
    ? await printedAgain(trx, viewer, told)
    : await newPlaces(trx, viewer, places);
  const sheets = sheetsOf(asked);
  if (sheets > MOST_PLACEMENTS)
    throw new Fault("too_many_sheets", `At most ${MOST_PLACEMENTS} sheets at a time.`);
  const home = within(scope, viewer.home.path)
    ? viewer.home
    : viewer.grants.map(({ unitId, path }) => ({ id: unitId, path })).find(({ path }) => within(scope, path));
  if (!home || (await pathOf(trx, home.id)) === undefined) throw NOT_THERE();
  const begun = await keepRun(trx, {
    id,
    unit: home.id,
    unit_path: home.path,
    by: viewer.id,
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
  return { run, begun };
}
