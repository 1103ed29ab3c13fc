/** Opens a case for somebody, in the transaction of whoever records it: an officer, or a laboratory's results. */
import { isCounted } from "@bluezone/contract/health/cases";
import type { Disease } from "@bluezone/policy/disease";
import type { Day, Instant } from "@bluezone/protocol/time";
import type { Random } from "@bluezone/server-kit/time/random";
import type { Person } from "../people/person.ts";
import { drawId } from "../record-id.ts";
import { ms, type Transaction } from "../tables.ts";
import { type Classified, checkClass, checkOnset, type Onset, testColumns } from "./case.ts";
import { insertCase, insertClass } from "./store.ts";

/** What a case is opened with. */
export type NewCase = Classified &
  Onset & {
    readonly person: Person;
    readonly source: "desk" | "laboratory";
    /** The laboratory's own number of the sample, with its key's id before it. */
    readonly labReference?: string;
    readonly fromContactId?: string;
    /** Whether somebody caught it from a known case, where the disease asks. */
    readonly linked?: boolean;
    readonly note?: string;
    /** The desk's own id of the call; once in the table. */
    readonly once?: string;
    /** Who records it: an officer's id, an API key's id. */
    readonly by: string;
  };

/** A case that was opened. */
export type OpenedCase = { readonly id: string; readonly number: number };

/** Inserts the case with its first class. Throws Fault as `checkClass` and `checkOnset` do. */
export async function openCase(
  trx: Transaction,
  {
    random,
    now,
    today,
    disease,
  }: { readonly random: Random; readonly now: Instant; readonly today: Day; readonly disease: Disease },
  opened: NewCase,
): Promise<OpenedCase> {
  checkClass(disease, opened, today, { linked: opened.linked ?? false });
  checkOnset(opened, today);
  const { person, note } = opened;
  const id = drawId(random);
  const number = await insertCase(trx, {
    id,
    person_id: person.id,
    unit_id: person.unitId,
    unit_path: person.unitPath,
    commune: person.commune,
    class: opened.class,
    class_day: opened.classDay,
    counted_ms: isCounted(opened.class) ? ms(now) : null,
    ...testColumns(opened.tested),
    onset: opened.onset,
    onset_day: opened.onsetDay,
    source: opened.source,
    lab_reference: opened.labReference ?? null,
    from_contact_id: opened.fromContactId ?? null,
    note: note === undefined ? null : person.own.seal(`case/${id}/note`, note),
    interviewed_ms: null,
    reported_ms: null,
    reported_by: null,
    closed_ms: null,
    closed_by: null,
    outcome: null,
    outcome_day: null,
    outcome_where: null,
    merged_into: null,
    version: 1,
    made_ms: ms(now),
    made_by: opened.by,
    changed_ms: ms(now),
    changed_by: opened.by,
    once: opened.once ?? null,
  });
  await insertClass(trx, {
    case_id: id,
    version: 1,
    from_class: null,
    to_class: opened.class,
    day: opened.classDay,
    ...testColumns(opened.tested),
    reason: null,
    at_ms: ms(now),
    by: opened.by,
  });
  return { id, number };
}
