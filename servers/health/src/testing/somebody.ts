/** Made-up people and cases, put into a test's database as the desk would have. */
import { addDays, type Day, dayOf, type Instant } from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { openCase } from "../cases/open-case.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Person, PersonFields } from "../people/person.ts";
import { insertPerson } from "../people/store.ts";
import type { Transaction } from "../tables.ts";
import { createVault } from "../vault.ts";
import type { TestHealth } from "./health.ts";

const random = seededRandom("somebody");

/** Adds somebody to a unit's care, as of an instant, in a transaction. */
export async function addSomebody(
  at: TestHealth,
  trx: Transaction,
  now: Instant,
  unit = "889-medical-centre",
  fields: Partial<PersonFields> = {},
): Promise<Person> {
  const keys = await openPeopleKeys({ vault: createVault(at.config.secrets, random) }, trx);
  const unitId = at.unit(unit);
  const { path } = await trx
    .selectFrom("unit")
    .select("path")
    .where("id", "=", unitId)
    .executeTakeFirstOrThrow();
  const whole = {
    name: "Thạch Thị Sà Mách",
    birthYear: 1971,
    phone: null,
    commune: null,
    address: null,
    about: null,
  };
  return insertPerson(trx, { keys, random, now }, { ...whole, ...fields }, { unitId, unitPath: path });
}

/** Records a confirmed case of somebody new; the ids of both. */
export const addCaseOf = (
  at: TestHealth,
  now: Instant,
  fields: Partial<PersonFields>,
  {
    onset = null,
    unit,
    note,
  }: { readonly onset?: Day | null; readonly unit?: string; readonly note?: string } = {},
): Promise<{ readonly id: string; readonly personId: string }> =>
  at.database.transaction(async (trx) => {
    const person = await addSomebody(at, trx, now, unit, fields);
    const today = dayOf(now, "vietnam");
    const { id } = await openCase(
      trx,
      { random, now, today, disease: at.config.disease },
      {
        person,
        class: "confirmed",
        classDay: today,
        tested: { test: "pcr", sampleDay: addDays(today, -1), resultDay: today },
        ...(onset === null
          ? { onset: "none" as const, onsetDay: null }
          : { onset: "day" as const, onsetDay: onset }),
        source: "desk",
        ...(note === undefined ? {} : { note }),
        by: "someone-0001",
      },
    );
    return { id, personId: person.id };
  });
