/** Opens a case for somebody, in the transaction of whoever records it: an officer, or a laboratory's results. */
import type { Day, Instant } from "@bluezone/protocol/time";
import type { Random } from "@bluezone/server-kit/time/random";
import type { Person } from "../people/person.ts";
import { drawId } from "../record-id.ts";
import { ms, type Transaction } from "../tables.ts";
import { checkCase, type Onset, type TestResult } from "./case.ts";
import { insertCase } from "./store.ts";

/** What a case is opened with. */
export type NewCase = TestResult &
  Onset & {
    readonly person: Person;
    readonly source: "desk" | "laboratory";
    /** The laboratory's own number of the sample, with its key's id before it. */
    readonly labReference?: string;
    readonly fromContactId?: string;
    readonly note?: string;
    /** The desk's own id of the call; once in the table. */
    readonly once?: string;
    /** Who records it: an officer's id, an API key's id. */
    readonly by: string;
  };

/** A case that was opened. */
export type OpenedCase = { readonly id: string; readonly number: number };

/** Inserts the case. Throws Fault as `checkCase` does. */
export async function openCase(
  trx: Transaction,
  { random, now, today }: { readonly random: Random; readonly now: Instant; readonly today: Day },
  opened: NewCase,
): Promise<OpenedCase> {
  checkCase(opened, opened, today);
  const { person, note } = opened;
  const id = drawId(random);
  const number = await insertCase(trx, {
    id,
    person_id: person.id,
    unit_id: person.unitId,
    unit_path: person.unitPath,
    commune: person.commune,
    test: opened.test,
    result: opened.result,
    sample_day: opened.sampleDay,
    result_day: opened.resultDay,
    onset: opened.onset,
    onset_day: opened.onsetDay,
    source: opened.source,
    lab_reference: opened.labReference ?? null,
    cluster_id: null,
    from_contact_id: opened.fromContactId ?? null,
    note: note === undefined ? null : person.own.seal(`case/${id}/note`, note),
    interviewed_ms: null,
    closed_ms: null,
    merged_into: null,
    version: 1,
    made_ms: ms(now),
    made_by: opened.by,
    changed_ms: ms(now),
    changed_by: opened.by,
    once: opened.once ?? null,
  });
  return { id, number };
}
