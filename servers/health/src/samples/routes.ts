/** The endpoints of samples. */
import { Fault } from "@bluezone/contract/fault";
import {
  addSample,
  changeSample,
  dropSample,
  MOST_SAMPLES,
  readSamples as readEndpoint,
} from "@bluezone/contract/health/samples";
import { type ChangeContext, changed, type Desk, unchanged } from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import { personOfCase } from "../cases/change-case.ts";
import { actorNames } from "../cases/names-store.ts";
import { peopleOfCase } from "../cases/store.ts";
import type { Context } from "../context.ts";
import { enteredBefore } from "../hold-store.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import { readPeople } from "../people/store.ts";
import { ms, type Tables } from "../tables.ts";
import { sampleColumns, shownSample } from "./sample.ts";
import {
  countSamples,
  deleteSample,
  insertSample,
  lockSample,
  putSample,
  sampleById,
  samplesOf,
} from "./store.ts";
import type { SampleRow } from "./tables.ts";
import { HELD, personIdOf, READ } from "./whose.ts";

type SampleChange = ChangeContext<Tables> & { readonly row: SampleRow };

/** A sample within reach that no laboratory's result has closed. */
const sampleTarget = {
  lock: lockSample,
  missing: "There is no such sample within reach.",
  still: ({ lab_result_id }: SampleRow): boolean => lab_result_id === null,
};

/** Adds the endpoints. */
export function addSamples(desk: Desk<Tables>, context: Context): void {
  const { clock, database } = context;
  const { disease } = context.config;

  desk.read(readEndpoint, ({ of }, { caller }) =>
    database.transaction(async (trx) => {
      const scope = caller.scope("contacts.read");
      const person_id = await personIdOf(READ, trx, scope, of);
      const keys = await openPeopleKeys(context, trx);
      const ids = "caseId" in of ? await peopleOfCase(trx, of.caseId) : [person_id];
      const people = await readPeople(trx, keys, context.random, ids);
      if (!people.has(person_id)) throw new Fault("not_found", "This person's data was deleted.");
      const rows = await samplesOf(trx, scope, [...people.keys()]);
      const names = await actorNames(
        trx,
        rows.map(({ changed_by }) => changed_by),
      );
      const seen = rows.map((row) => row.person_id);
      await noteReadings(context, trx, clock.now(), caller, "samples", [...new Set([person_id, ...seen])]);
      const samples = rows.flatMap((row) => {
        const person = people.get(row.person_id);
        return person ? [shownSample(row, person, names.get(row.changed_by) ?? "")] : [];
      });
      return { samples };
    }),
  );

  desk.change(addSample, async ({ of, id, sample }, { trx, caller, now, scope }) => {
    const person_id = await personIdOf(HELD, trx, scope, of);
    const before = await enteredBefore(
      trx,
      id,
      () => sampleById(trx, id),
      (row) => row.made_by === caller.id && row.person_id === person_id,
    );
    if (before) return unchanged({ version: before.version });
    if ((await countSamples(trx, of)) >= MOST_SAMPLES)
      throw new Fault("too_many", `at most ${MOST_SAMPLES} samples`);
    const person = await personOfCase(context, trx, { person_id });
    await insertSample(trx, {
      id,
      person_id,
      case_id: "caseId" in of ? of.caseId : null,
      contact_id: "contactId" in of ? of.contactId : null,
      ...sampleColumns(disease, { id, person, today: dayOf(now, "vietnam") }, sample),
      lab_result_id: null,
      version: 1,
      made_ms: ms(now),
      made_by: caller.id,
      changed_ms: ms(now),
      changed_by: caller.id,
    });
    const fields = ["sample", ...(sample.result ? ["result"] : [])];
    return changed({ version: 1 }, { action: "samples.add", subject: id, fields });
  });

  desk.changeOf(changeSample, sampleTarget, async ({ sample }, { trx, caller, now, row }: SampleChange) => {
    const person = await personOfCase(context, trx, row);
    const version = row.version + 1;
    const columns = sampleColumns(disease, { id: row.id, person, today: dayOf(now, "vietnam") }, sample);
    await putSample(trx, row.id, { ...columns, version, changed_ms: ms(now), changed_by: caller.id });
    const fields = ["sample", ...(row.result === columns.result ? [] : ["result"])];
    return changed({ version }, { action: "samples.change", subject: row.id, fields });
  });

  desk.changeOf(dropSample, sampleTarget, async (_, { trx, row }: SampleChange) => {
    await deleteSample(trx, row.id);
    return changed({}, { action: "samples.drop", subject: row.id, fields: ["sample"] });
  });
}
