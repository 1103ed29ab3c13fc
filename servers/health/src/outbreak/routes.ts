/** The endpoints of the pictures. */
import { Fault } from "@bluezone/contract/fault";
import {
  type OutbreakAsked,
  PICTURES,
  type PictureName,
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
import { type Asking, askingOf } from "./asked.ts";
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
  /** A picture; one that is not told is refused to whoever would be told it. */
  const drawn =
    <Answer>(name: PictureName, of: (sql: Sql, asking: Asking) => Promise<Answer>) =>
    async (...by: Parameters<Ask>): Promise<Answer> => {
      const asking = await ask(...by);
      if (asking.form === "told" && PICTURES[name] !== "told")
        throw new Fault("not_found", "There is no such unit.");
      return withRoom(database, (trx) => of(trx, asking));
    };

  desk.read(readCurve, drawn("curve", curveOf));
  desk.read(readPlaces, drawn("places", placesOf));
  desk.read(readDelays, drawn("delays", delaysOf));
  desk.read(readSpeed, drawn("speed", speedOf));
  desk.read(readPositivity, drawn("positivity", positivityOf));
  desk.read(
    readReproduction,
    drawn("reproduction", (sql, asking) => reproductionOf(sql, asking, config.disease.serialInterval)),
  );
  desk.read(readContactsPicture, drawn("contacts", contactsOf));
  desk.read(readQuarantinePicture, drawn("quarantine", quarantineOf));
}
