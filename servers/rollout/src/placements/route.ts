/** The endpoints of placements. */
import { Fault } from "@bluezone/contract/fault";
import {
  changePlacement,
  checkPlacements,
  countPlacements,
  importPlacements,
  listPlacements,
  readPlacement,
} from "@bluezone/contract/rollout/placements";
import { changed, type Desk, unchanged } from "@bluezone/desk/change";
import { addDays, type Day, Day as day, dayOf, Hours, isoDay, isoInstant } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Context } from "../context.ts";
import type { Sql, Tables } from "../tables.ts";
import { actionsOf } from "./actions-store.ts";
import { takeActions } from "./check.ts";
import { planPlacements } from "./import.ts";
import { scansOf } from "./scans/store.ts";
import {
  countByDistrict,
  findImport,
  findPlacement,
  findPlacements,
  keepImport,
  renamePlacement,
} from "./store.ts";

/** Days of scans that one placement shows. */
const SHOWN_DAYS = 28;
/** An action that reaches the server later than this after it was done is marked as late. */
const LATE = Hours(1);

/** Adds the endpoints. */
export function addPlacementRoutes(desk: Desk<Tables>, { clock, database, random }: Context): void {
  const today = (): Day => dayOf(clock.now(), "vietnam");
  const seen = async (sql: Sql, scope: Scope, code: string) => {
    const placement = await findPlacement(sql, scope, code, today());
    if (!placement) throw new Fault("not_found", "There is no such placement.");
    return placement;
  };

  desk.read(listPlacements, async (filter, { caller }) => {
    const { placements, total } = await findPlacements(database.db, caller.scope("placements.read"), {
      ...filter,
      today: today(),
    });
    return { placements: [...placements], total, asOf: isoInstant(clock.now()) };
  });

  desk.read(countPlacements, async (_, { caller }) => ({
    districts: await countByDistrict(database.db, caller.scope("placements.read"), today()),
    asOf: isoInstant(clock.now()),
  }));

  desk.read(readPlacement, async ({ code }, { caller }) => {
    const placement = await seen(database.db, caller.scope("placements.read"), code);
    const actions = await actionsOf(database.db, [code]);
    const scans = await scansOf(database.db, code, addDays(today(), 1 - SHOWN_DAYS));
    return {
      placement,
      actions: actions.map(({ id, action, at, by, received, photo }) => ({
        id,
        photo,
        action,
        at: isoInstant(at),
        by,
        late: received - at > LATE,
      })),
      scans: scans.map((one) => ({ ...one, day: isoDay(day(one.day)) })),
      asOf: isoInstant(clock.now()),
    };
  });

  desk.change(changePlacement, async ({ code, version, ...place }, { trx, scope }) => {
    const placement = await seen(trx, scope, code);
    if (!(await renamePlacement(trx, { ...placement, version }, place)))
      throw new Fault("conflict", "Somebody has changed it meanwhile.");
    return changed(
      { placement: await seen(trx, scope, code) },
      { action: "placements.change", subject: code, fields: Object.keys(place) },
    );
  });

  desk.change(importPlacements, async ({ id, kind, csv }, { trx, now, scope }) => {
    const known = await findImport(trx, scope, id);
    if (known !== undefined) return unchanged(JSON.parse(known));
    const outcome = await planPlacements(trx, scope, random, { kind, csv }, now);
    const kept = await keepImport(trx, {
      id,
      unit_path: scope.paths[0] ?? "",
      answer: JSON.stringify(outcome),
    });
    if (!kept) throw new Fault("conflict", "That id is taken.");
    return changed(outcome, { action: "placements.import", subject: id, fields: ["planned"] });
  });

  desk.change(checkPlacements, takeActions);
}
