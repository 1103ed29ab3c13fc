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
import { addDays, type Day, Day as day, dayOf, Hours, isoDay, isoInstant } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import type { Sql } from "../tables.ts";
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

const NOT_THERE = () => new Fault("not_found", "There is no such placement.");

/** Adds the endpoints. */
export function addPlacementRoutes(http: Http<Viewer>, { clock, database, staff, random }: Context): void {
  const today = (): Day => dayOf(clock.now(), "vietnam");
  const seen = async (sql: Sql, caller: Viewer, permission: string, code: string) => {
    const placement = await findPlacement(sql, caller.scope(permission), code, today());
    if (!placement) throw NOT_THERE();
    return placement;
  };

  http.route(listPlacements, async (filter, { caller }) => {
    const { placements, total } = await findPlacements(database.db, caller.scope("placements.read"), {
      ...filter,
      today: today(),
    });
    return { placements: [...placements], total, asOf: isoInstant(clock.now()) };
  });

  http.route(countPlacements, async (_, { caller }) => ({
    districts: await countByDistrict(database.db, caller.scope("placements.read"), today()),
    asOf: isoInstant(clock.now()),
  }));

  http.route(readPlacement, async ({ code }, { caller }) => {
    const placement = await seen(database.db, caller, "placements.read", code);
    const deeds = await actionsOf(database.db, [code]);
    const scans = await scansOf(database.db, code, addDays(today(), 1 - SHOWN_DAYS));
    return {
      placement,
      deeds: deeds.map(({ id, deed, at, by, received, photo }) => ({
        id,
        photo,
        deed,
        at: isoInstant(at),
        by,
        late: received - at > LATE,
      })),
      scans: scans.map((one) => ({ ...one, day: isoDay(day(one.day)) })),
      asOf: isoInstant(clock.now()),
    };
  });

  http.route(changePlacement, ({ code, version, ...place }, { caller }) =>
    database.transaction(async (trx) => {
      const placement = await seen(trx, caller, "placements.write", code);
      if (!(await renamePlacement(trx, { ...placement, version }, place)))
        throw new Fault("conflict", "Somebody has changed it meanwhile.");
      await staff.audit(trx, clock.now(), {
        actor: caller.id,
        action: "placements.change",
        subject: code,
        fields: Object.keys(place),
      });
      return { placement: await seen(trx, caller, "placements.write", code) };
    }),
  );

  http.route(importPlacements, ({ id, kind, csv }, { caller }) =>
    database.transaction(async (trx) => {
      const scope = caller.scope("placements.write");
      const known = await findImport(trx, scope, id);
      if (known !== undefined) return JSON.parse(known);
      const now = clock.now();
      const outcome = await planPlacements(trx, scope, random, { kind, csv }, now);
      const kept = await keepImport(trx, {
        id,
        unit_path: scope.paths[0] ?? "",
        answer: JSON.stringify(outcome),
      });
      if (!kept) throw new Fault("conflict", "That id is taken.");
      await staff.audit(trx, now, {
        actor: caller.id,
        action: "placements.import",
        subject: id,
        fields: ["planned"],
      });
      return outcome;
    }),
  );

  http.route(checkPlacements, ({ deeds }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const results = await takeActions(trx, caller.scope("placements.check"), caller.id, deeds, now);
      for (const { id, result } of results)
        if (result === "kept")
          await staff.audit(trx, now, {
            actor: caller.id,
            action: "placements.check",
            subject: id,
            fields: ["deed"],
          });
      return { results: [...results] };
    }),
  );
}
