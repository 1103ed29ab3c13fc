/** The desk's endpoints of who answers people, and under which number. */
import { Fault } from "@bluezone/contract/fault";
import { listAnswerers, readStationPhone, setStationPhone } from "@bluezone/contract/health/callbacks";
import { changed, type Desk } from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../context.ts";
import { listAnswering, stationPhone } from "../from-phone/store.ts";
import { readCallable } from "../from-phone/typed.ts";
import type { Tables } from "../tables.ts";
import { putStationPhone } from "./store.ts";

/** Of the viewer's own unit the name is wanted; for another one reach is asked with its path. */
const EVERYWHERE = { paths: [""] };

/** Adds the endpoints. */
export function addStations(desk: Desk<Tables>, { clock, database }: Context): void {
  desk.read(listAnswerers, async (asked) => {
    const units = await listAnswering(database.db, dayOf(clock.now(), "vietnam"), asked);
    return { units: units.map(({ id, name, above }) => ({ id, name, above: above ?? "" })) };
  });

  desk.read(readStationPhone, async (_body, { caller }) => {
    const { id } = caller.home;
    const unit = await findUnit(database.db, EVERYWHERE, id);
    return { unitId: id, unitName: unit?.name ?? "", phone: await stationPhone(database.db, id) };
  });

  desk.change(setStationPhone, async ({ unitId, phone: typed }, { trx, caller }) => {
    const phone = typed === null || typed.trim() === "" ? null : readCallable(typed);
    const unit = await findUnit(trx, EVERYWHERE, unitId);
    if (!unit) throw new Fault("not_found", "There is no such unit.");
    caller.must("callbacks.act", unit.path);
    await putStationPhone(trx, unitId, phone);
    return changed({ phone }, { action: "callbacks.station-phone", subject: unitId, fields: ["phone"] });
  });
}
