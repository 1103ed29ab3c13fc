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
import { type Day, dayOf } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import { within } from "@bluezone/staff/scope";
import { actorIn, isSecondPerson } from "@bluezone/staff/two-people";
import type { Viewer } from "@bluezone/staff/viewer";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../../context.ts";
import { withHand } from "../../hands.ts";
import { ms } from "../../tables.ts";
import type { VenueRow } from "../tables.ts";
import { takeVenues } from "./import.ts";
import { mustBeOwnDistrict } from "./own-district.ts";
import { readContent, venueOf } from "./read-content.ts";
import { countVenues, findVenue, findVenues, insertVenue, isTaken, updateVenue } from "./store.ts";

const missing = (what: string) => new Fault("not_found", `There is no such ${what}.`);
const taken = () => new Fault("conflict", "This venue is in the directory already.");

const handsOf = ({ hands }: Pick<VenueRow, "hands">): readonly string[] => JSON.parse(hands) as string[];

/** Adds the endpoints. */
export function addVenueRoutes(http: Http<Viewer>, { clock, database, staff }: Context): void {
  const today = (): Day => dayOf(clock.now(), "vietnam");

  http.route(listVenues, async (filter, { caller }) => {
    const scope = caller.scope("venues.read");
    const { rows, total } = await findVenues(database.db, scope, filter);
    return {
      venues: rows.map((row) => venueOf(row, today())),
      total,
      counts: await countVenues(database.db, today(), scope),
    };
  });

  http.route(readVenue, async ({ id }, { caller }) => {
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

  http.route(addVenue, ({ id, unitId, content }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const scope = caller.scope("venues.write");
      const known = await findVenue(trx, scope, id);
      if (known) return { version: known.version };
      const unit = await findUnit(trx, scope, unitId ?? caller.home.id);
      if (!unit) throw missing("unit");
      const columns = readContent(content, now);
      await mustBeOwnDistrict(trx, scope, unit, content.district, today());
      const version = await insertVenue(trx, {
        ...columns,
        id,
        unit: unit.id,
        unit_path: unit.path,
        valid_from_day: dayOf(now, "vietnam"),
        gone: false,
        illustrative: unit.illustrative,
        hands: JSON.stringify([caller.id]),
        approved_by: null,
      });
      if (version === undefined) throw taken();
      await staff.audit(trx, now, {
        actor: caller.id,
        action: "venues.add",
        subject: id,
        fields: Object.keys(content),
      });
      return { version };
    }),
  );

  http.route(changeVenue, ({ id, version, content }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const scope = caller.scope("venues.write");
      const row = await findVenue(trx, scope, id);
      if (!row) throw missing("venue");
      const unit = content && (await findUnit(trx, scope, row.unit));
      const before = row.approved_by === null ? handsOf(row) : [];
      const changes = content
        ? {
            ...readContent(content, now),
            hands: JSON.stringify(withHand(before, caller.id)),
            approved_by: null,
          }
        : { gone: true, changed_ms: ms(now) };
      if (unit) await mustBeOwnDistrict(trx, scope, unit, content.district, today());
      if ("key" in changes && (await isTaken(trx, changes.key, id))) throw taken();
      if (!(await updateVenue(trx, { id, version }, changes)))
        throw new Fault("conflict", "Somebody has changed it meanwhile.");
      await staff.audit(trx, now, {
        actor: caller.id,
        action: content ? "venues.change" : "venues.remove",
        subject: id,
        fields: content ? Object.keys(content) : ["gone"],
      });
      return { version: version + 1 };
    }),
  );

  http.route(approveVenue, ({ id, version }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const row = await findVenue(trx, caller.scope("venues.approve"), id);
      if (!row) throw missing("venue");
      if (!isSecondPerson(await actorIn(trx, caller.id), handsOf(row)))
        throw new Fault(
          "same_person",
          "Who wrote it, or whose account comes from the same administrator, cannot be the second person.",
        );
      if (row.approved_by !== null || !(await updateVenue(trx, { id, version }, { approved_by: caller.id })))
        throw new Fault("conflict", "It is approved already, or somebody has changed it meanwhile.");
      await staff.audit(trx, now, { actor: caller.id, action: "venues.approve", subject: id });
      return { version: version + 1 };
    }),
  );

  http.route(importVenues, ({ csv }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const outcome = await takeVenues(trx, caller, csv, now);
      await staff.audit(trx, now, {
        actor: caller.id,
        action: "venues.import",
        subject: caller.home.id,
        fields: ["added"],
      });
      return outcome;
    }),
  );
}
