/** The endpoints of the pictures. */
import {
  type OutbreakAsked,
  readContactsPicture,
  readCurve,
  readDelays,
  readPlaces,
  readPositivity,
  readQuarantinePicture,
  readReproduction,
  readSpeed,
} from "@bluezone/contract/health/outbreak";
import type { Desk } from "@bluezone/desk/change";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import type { Sql, Tables } from "../tables.ts";
import { type Asking, askingOf, exactOnly } from "./asked.ts";
import { contactsOf } from "./contacts.ts";
import { curveOf, reproductionOf } from "./curve.ts";
import { delaysOf, speedOf } from "./delays.ts";
import { withRoom } from "./placed-store.ts";
import { placesOf } from "./places.ts";
import { positivityOf } from "./positivity.ts";
import { quarantineOf } from "./quarantine.ts";

/** Adds the endpoints. */
export function addOutbreak(desk: Desk<Tables>, { clock, config, database }: Context): void {
  const { db } = database;
  type Ask = (asked: OutbreakAsked, by: { readonly caller: Viewer }) => Promise<Asking>;
  const ask: Ask = (asked, { caller }) => askingOf(db, caller, asked, config.province, clock.now());
  /** A picture for whoever may read the unit's reports. */
  const told =
    <Answer>(of: (sql: Sql, asking: Asking) => Promise<Answer>) =>
    async (...by: Parameters<Ask>): Promise<Answer> => {
      const asking = await ask(...by);
      return withRoom(database, (trx) => of(trx, asking));
    };
  /** A picture of numbers as they are, for whoever may read the unit's cases. */
  const exact = <Answer>(of: (sql: Sql, asking: Asking) => Promise<Answer>) =>
    told((sql, asking) => of(sql, exactOnly(asking)));

  desk.read(readCurve, told(curveOf));
  desk.read(readPlaces, told(placesOf));
  desk.read(readDelays, exact(delaysOf));
  desk.read(
    readReproduction,
    exact((sql, asking) => reproductionOf(sql, asking, config.disease.serialInterval)),
  );
  desk.read(readPositivity, exact(positivityOf));
  desk.read(readContactsPicture, exact(contactsOf));
  desk.read(readQuarantinePicture, exact(quarantineOf));
  desk.read(readSpeed, exact(speedOf));
}
