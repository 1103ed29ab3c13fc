/** A laboratory's imported result closes the sample that waits for it, where it is surely that one. */
import { Day, type Instant } from "@bluezone/protocol/time";
import type { Random } from "@bluezone/server-kit/time/random";
import type { Tested } from "../cases/case.ts";
import { surelySame } from "../cases/earlier-contacts.ts";
import type { PeopleKeys } from "../people/keys.ts";
import type { Person } from "../people/person.ts";
import { readPeople } from "../people/store.ts";
import { ms, type Transaction } from "../tables.ts";
import { lockWaiting, putSample } from "./store.ts";
import type { SampleRow } from "./tables.ts";

/** Samples that wait, with whom they are of. A sample leaves the list once it is closed. */
export type WaitingSamples = { readonly row: SampleRow; readonly person: Person }[];

/** Those that were taken on one of these days. */
export async function readWaitingSamples(
  trx: Transaction,
  { keys, random }: { readonly keys: PeopleKeys; readonly random: Random },
  days: readonly Day[],
): Promise<WaitingSamples> {
  const rows = await lockWaiting(trx, [...new Set(days)]);
  const people = await readPeople(
    trx,
    keys,
    random,
    rows.map(({ person_id }) => person_id),
  );
  return rows.flatMap((row) => {
    const person = people.get(row.person_id);
    return person ? [{ row, person }] : [];
  });
}

/**
 * Closes the one sample of the same person (name, year of birth, phone), taken on the same day for the same test; of none or of
 * several nothing is closed, and an officer decides. The id of the sample that was closed.
 */
export async function closeWaitingSample(
  trx: Transaction,
  waiting: WaitingSamples,
  result: {
    readonly id: string;
    readonly person: Pick<Person, "name" | "birthYear" | "phone">;
    readonly tested: Tested;
    readonly positive: boolean;
  },
  { by, now }: { readonly by: string; readonly now: Instant },
): Promise<string | undefined> {
  const { test, sampleDay, resultDay } = result.tested;
  const fitting = waiting.filter(
    ({ row, person }) =>
      row.test === test && Day(row.taken_day) === sampleDay && surelySame(person, result.person),
  );
  const [found] = fitting;
  if (!found || fitting.length > 1) return undefined;
  waiting.splice(waiting.indexOf(found), 1);
  await putSample(trx, found.row.id, {
    result: result.positive ? "positive" : "negative",
    result_day: resultDay,
    lab_result_id: result.id,
    version: found.row.version + 1,
    changed_ms: ms(now),
    changed_by: by,
  });
  return found.row.id;
}
