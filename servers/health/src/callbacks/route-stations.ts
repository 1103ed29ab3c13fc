/** The desk's endpoints of who answers people, and under which number. */
import { Fault } from "@bluezone/contract/fault";
import { listAnswerers, readStationPhone, setStationPhone } from "@bluezone/contract/health/callbacks";
import { dayOf } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../context.ts";
import { listAnswering, stationPhone } from "../from-phone/store.ts";
import { readCallable } from "../from-phone/typed.ts";
import { putStationPhone } from "./store.ts";

/** Of the viewer's own unit the name is wanted; for another one reach is asked with its path. */
const EVERYWHERE = { paths: [""] };

/** Adds the endpoints. */
export function addStations(http: Http<Viewer>, { clock, database, staff }: Context): void {
  http.route(listAnswerers, async (asked) => {
    const units = await listAnswering(database.db, dayOf(clock.now(), "vietnam"), asked);
    return { units: units.map(({ id, name, above }) => ({ id, name, above: above ?? "" })) };
  });

  http.route(readStationPhone, async (_body, { caller }) => {
    const { id } = caller.home;
    const unit = await findUnit(database.db, EVERYWHERE, id);
    return { unitId: id, unitName: unit?.name ?? "", phone: await stationPhone(database.db, id) };
  });

  http.route(setStationPhone, ({ unitId, phone: typed }, { caller }) => {
    const phone = typed === null || typed.trim() === "" ? null : readCallable(typed);
    return database.transaction(async (trx) => {
      const unit = await findUnit(trx, EVERYWHERE, unitId);
      if (!unit) throw new Fault("not_found", "There is no such unit.");
      caller.must("callbacks.act", unit.path);
      await putStationPhone(trx, unitId, phone);
      await staff.audit(trx, clock.now(), {
        actor: caller.id,
        action: "callbacks.station-phone",
        subject: unitId,
        fields: ["phone"],
      });
      return { phone };
    });
  });
}
