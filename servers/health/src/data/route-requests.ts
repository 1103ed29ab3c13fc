/** The endpoints of requests: listed, taken down, read with all that is kept of the person. */
import { Fault } from "@bluezone/contract/fault";
import { listDataRequests, openDataRequest, readDataRequest } from "@bluezone/contract/health/data";
import { changed, type Desk } from "@bluezone/desk/change";
import { dayOf, isoInstant } from "@bluezone/protocol/time";
import { within } from "@bluezone/staff/scope";
import { wholePerson } from "../cases/view.ts";
import type { Context } from "../context.ts";
import type { Holding } from "../people/holding.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import { readPeople } from "../people/store.ts";
import { drawId } from "../record-id.ts";
import { fromMs, ms, type Tables } from "../tables.ts";
import { heldOf } from "./held.ts";
import { personOf, requested } from "./request.ts";
import { standingOf } from "./standing.ts";
import {
  addRequest,
  changedAt,
  listRequests,
  opensHeld,
  readingsOf,
  requestOf,
  type StoredRequest,
} from "./store.ts";
import { countsForToday } from "./today-store.ts";
import { workingDaysAfter } from "./working-days.ts";

/** An answer is due within so many working days (decree 356/2025/NĐ-CP). */
const WORKING_DAYS = 2;
/** Readings that are shown. */
const READINGS = 200;

/** Adds them. */
export function addDataRequests(desk: Desk<Tables>, context: Context, holdings: readonly Holding[]): void {
  const { clock, database, random } = context;

  desk.read(listDataRequests, async (asked, { caller }) =>
    database.transaction(async (trx) => {
      const scope = caller.scope("data.read");
      const { rows, total } = await listRequests(trx, scope, asked);
      const people = await readPeople(
        trx,
        await openPeopleKeys(context, trx),
        random,
        rows.map(({ person_id }) => person_id),
      );
      const now = clock.now();
      const counts = await countsForToday(trx, scope, { today: dayOf(now, "vietnam") });
      await noteReadings(context, trx, now, caller, "data.list", [...people.keys()]);
      return { requests: rows.map((row) => requestOf(row, people.get(row.person_id))), total, ...counts };
    }),
  );

  desk.change(openDataRequest, async ({ personId, kind, proof, note }, { trx, now, caller, scope }) => {
    const person = await personOf(context, trx, personId);
    if (!person || !within(scope, person.unitPath))
      throw new Fault("not_found", "There is nobody of that id.");
    const id = drawId(random);
    const row: Omit<StoredRequest, "by_name" | "answerer_name"> = {
      id,
      person_id: person.id,
      unit_id: person.unitId,
      unit_path: person.unitPath,
      kind,
      proof,
      note: note === "" ? null : person.own.seal(`data_request/${id}/note`, note),
      asked_ms: ms(now),
      asked_by: caller.id,
      due_day: workingDaysAfter(dayOf(now, "vietnam"), WORKING_DAYS),
      state: "open",
      refusal: null,
      answered_ms: null,
      answered_by: null,
      erased: null,
      version: 1,
    };
    await addRequest(trx, row);
    const request = requestOf({ ...row, by_name: caller.name, answerer_name: null }, person);
    return changed({ request }, { action: "data.open", subject: id, fields: [kind] });
  });

  desk.read(readDataRequest, async ({ id }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const row = await requested(trx, caller.scope("data.read"), id);
      const named = await personOf(context, trx, row.person_id);
      const person = opensHeld(row, now) ? named : undefined;
      const { rows, total } = person ? await readingsOf(trx, person.id, READINGS) : { rows: [], total: 0 };
      const answer = {
        request: requestOf(row, named),
        person: person ? wholePerson(person) : null,
        personVersion: person?.version ?? null,
        personChanged: person ? isoInstant(await changedAt(trx, person.id)) : null,
        standing: person ? await standingOf(context, trx, person.id, now) : null,
        held: person ? await heldOf(context, trx, holdings, person, now) : [],
        readings: rows.map(({ at_ms, view, name }) => ({
          at: isoInstant(fromMs(at_ms)),
          by: name ?? "",
          view,
        })),
        readingsInAll: total,
      };
      await noteReadings(context, trx, now, caller, "data.request", named ? [named.id] : []);
      return answer;
    }),
  );
}
