/** Entering a letter in the register, and letter 1313 with its clauses and duties. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { registerDirective } from "@bluezone/contract/rollout/directives";
import { DUTIES } from "@bluezone/policy/duty";
import { type Day, type Instant, isoDay, parseDay } from "@bluezone/protocol/time";
import { Overtaken } from "@bluezone/server-kit/sql/ended-for-another";
import type { Random } from "@bluezone/server-kit/time/random";
import { newId } from "../new-id.ts";
import { ms, type Transaction } from "../tables.ts";
import { dutyColumn } from "./duty-list.ts";
import { LETTER_1313, LETTER_1313_TEXT } from "./letter-1313.ts";
import { splitLetterText } from "./split.ts";
import { clauseCount, directiveNumbered, insertClauses, insertDirective, searchKey } from "./store.ts";

/** Where and by whom a letter is entered. */
export type Registrar = {
  readonly unit: { readonly id: string; readonly path: string };
  readonly person: string;
  readonly now: Instant;
  readonly random: Random;
};

type Letter = Pick<
  RequestOf<typeof registerDirective>,
  "number" | "issuedOn" | "issuer" | "subject" | "text"
> & {
  readonly parentId?: string | undefined;
  readonly parentNumber?: string | undefined;
};
/** A letter in the register. */
export type EnteredLetter = { readonly id: string; readonly version: number; readonly clauses: number };

/** Enters a letter and splits its text. Throws Fault `number_taken`. */
export async function enterLetter(
  trx: Transaction,
  registrar: Registrar,
  letter: Letter,
): Promise<EnteredLetter> {
  const entered = await putLetter(trx, registrar, letter, () => []);
  if (!entered) throw new Fault("number_taken", "The unit has a letter of this number and day.");
  return entered;
}

/** Enters one; nothing when the unit has one of its number and day, also by who enters it now. */
async function putLetter(
  trx: Transaction,
  { unit, person, now, random }: Registrar,
  letter: Letter,
  dutiesOf: (mark: string) => readonly string[],
): Promise<EnteredLetter | undefined> {
  const id = newId(random);
  const { number, issuer, subject, text } = letter;
  const fresh = await insertDirective(trx, {
    id,
    unit_id: unit.id,
    unit_path: unit.path,
    number,
    issued_day: parseDay(letter.issuedOn),
    issuer,
    subject,
    search: searchKey(letter),
    parent_id: letter.parentId ?? null,
    parent_number: letter.parentNumber ?? null,
    text,
    file_blob: null,
    file_name: null,
    file_type: null,
    file_size: null,
    file_sha256: null,
    archive_number: null,
    changed: true,
    version: 1,
    created_by: person,
    created_ms: ms(now),
  });
  if (!fresh) return undefined;
  const clauses = splitLetterText(text).map(({ mark, text }, position) => ({
    id: newId(random),
    directive_id: id,
    position,
    mark,
    text,
    duties: dutyColumn(dutiesOf(mark)),
  }));
  await insertClauses(trx, clauses);
  return { id, version: 1, clauses: clauses.length };
}

/** The duties that letter 1313 puts into a clause. */
const duties1313 = (mark: string): readonly string[] =>
  DUTIES.filter(({ clause }) => clause === mark).map(({ id }) => id);

/** Enters letter 1313 for a unit, or finds the one that is there. `fresh` says which. */
export async function enterLetter1313(
  trx: Transaction,
  registrar: Registrar,
): Promise<EnteredLetter & { readonly fresh: boolean }> {
  const { parent, ...head } = LETTER_1313;
  const known = await directiveNumbered(trx, registrar.unit.id, head.number, head.issuedOn as Day);
  if (known) {
    const clauses = await clauseCount(trx, known.id);
    return { id: known.id, version: known.version, clauses, fresh: false };
  }
  const entered = await putLetter(
    trx,
    registrar,
    { ...head, issuedOn: isoDay(head.issuedOn), parentNumber: parent, text: LETTER_1313_TEXT },
    duties1313,
  );
  if (!entered) throw new Overtaken("another has entered letter 1313");
  return { ...entered, fresh: true };
}
