/** The endpoints of the venue directory. */
import { Fault } from "@bluezone/contract/fault";
import {
  addVenue,
  approveVenue,
  changeVenue,
  importVenues,
  listVenues,
  readVenue,
} from "@bluezone/contract/rollout/venues";
import { changed, type Desk, unchanged } from "@bluezone/desk/change";
import { type Day, dayOf } from "@bluezone/protocol/time";
import { within } from "@bluezone/staff/scope";
import { actorIn, isSecondPerson } from "@bluezone/staff/two-people";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../../context.ts";
import { withHand } from "../../hands.ts";
import { ms, type Tables } from "../../tables.ts";
import type { VenueRow } from "../tables.ts";
import { takeVenues } from "./import.ts";
import { mustBeOwnDistrict } from "./own-district.ts";
import { readContent, venueOf } from "./read-content.ts";
import { countVenues, findVenue, findVenues, insertVenue, isTaken, updateVenue } from "./store.ts";

const missing = (what: string) => new Fault("not_found", `There is no such ${what}.`);
const taken = () => new Fault("conflict", "This venue is in the directory already.");

const handsOf = ({ hands }: Pick<VenueRow, "hands">): readonly string[] => JSON.parse(hands) as string[];

/** Adds the endpoints. */
export function addVenueRoutes(desk: Desk<Tables>, { clock, config, database }: Context): void {
  const today = (): Day => dayOf(clock.now(), "vietnam");

  desk.read(listVenues, async (filter, { caller }) => {
    const scope = caller.scope("venues.read");
    const { rows, total } = await findVenues(database.db, scope, filter);
    return {
      venues: rows.map((row) => venueOf(row, today())),
      total,
      counts: await countVenues(database.db, today(), scope),
    };
  });

  desk.read(readVenue, async ({ id }, { caller }) => {
    const row = await findVenue(database.db, caller.scope("venues.read"), id);
    if (!row) throw missing("venue");
    return {
      venue: venueOf(row, today()),
      mayChange: within(caller.scope("venues.write"), row.unit_path),
      mayApprove:
        row.approved_by === null &&
        isSecondPerson(await actorIn(database.db, caller.id), handsOf(row)) &&
        within(caller.scope("venues.approve"), row.unit_path),
    };
  });

  desk.change(addVenue, async ({ id, unitId, content }, { trx, now, scope, caller }) => {
    const known = await findVenue(trx, scope, id);
    if (known) return unchanged({ version: known.version });
    const unit = await findUnit(trx, scope, unitId ?? caller.home.id);
    if (!unit) throw missing("unit");
    const columns = readContent(config.province, content, now);
    const day = dayOf(now, "vietnam");
    await mustBeOwnDistrict(trx, scope, unit, content.district, day);
    const version = await insertVenue(trx, {
      ...columns,
      id,
      unit: unit.id,
      unit_path: unit.path,
      valid_from_day: day,
      gone: false,
      illustrative: unit.illustrative,
      hands: JSON.stringify([caller.id]),
      approved_by: null,
    });
    if (version === undefined) throw taken();
    return changed({ version }, { action: "venues.add", subject: id, fields: Object.keys(content) });
  });

  desk.change(changeVenue, async ({ id, version, content }, { trx, now, scope, caller }) => {
    const row = await findVenue(trx, scope, id);
    if (!row) throw missing("venue");
    const unit = content && (await findUnit(trx, scope, row.unit));
    const before = row.approved_by === null ? handsOf(row) : [];
    const changes = content
      ? {
          ...readContent(config.province, content, now),
          hands: JSON.stringify(withHand(before, caller.id)),
          approved_by: null,
        }
      : { gone: true, changed_ms: ms(now) };
    if (unit) await mustBeOwnDistrict(trx, scope, unit, content.district, dayOf(now, "vietnam"));
    if ("key" in changes && (await isTaken(trx, changes.key, id))) throw taken();
    if (!(await updateVenue(trx, { id, version }, changes)))
      throw new Fault("conflict", "Somebody has changed it meanwhile.");
    return changed(
      { version: version + 1 },
      {
        action: content ? "venues.change" : "venues.remove",
        subject: id,
        fields: content ? Object.keys(content) : ["gone"],
      },
    );
  });

  desk.change(approveVenue, async ({ id, version }, { trx, scope, caller }) => {
    const row = await findVenue(trx, scope, id);
    if (!row) throw missing("venue");
    if (!isSecondPerson(await actorIn(trx, caller.id), handsOf(row)))
      throw new Fault(
        "same_person",
        "Who wrote it, or whose account comes from the same administrator, cannot be the second person.",
      );
    if (row.approved_by !== null || !(await updateVenue(trx, { id, version }, { approved_by: caller.id })))
      throw new Fault("conflict", "It is approved already, or somebody has changed it meanwhile.");
    return changed({ version: version + 1 }, { action: "venues.approve", subject: id });
  });

  desk.change(importVenues, async ({ csv }, changing) =>
    changed(await takeVenues(config.province, changing, csv), {
      action: "venues.import",
      subject: changing.caller.home.id,
      fields: ["added"],
    }),
  );
}
