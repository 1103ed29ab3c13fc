/** For whom a clause is: the kinds of unit that its duties speak to, as letter 1313 names them. A proposal for the officer. */
import type { ActorId } from "@bluezone/policy/actor";
import { DIRECTORS } from "@bluezone/policy/directors";
import { DUTIES, type Duty } from "@bluezone/policy/duty";
import { typesOf, UNIT_TYPES, type UnitLevel, type UnitType } from "@bluezone/policy/unit-type";
import { fold } from "@bluezone/vietnamese/fold";

const BY_ID: ReadonlyMap<string, Duty> = new Map(DUTIES.map((duty) => [duty.id, duty]));

/** The duty of an id; undefined when the register has none. */
export const dutyOf = (id: string): Duty | undefined => BY_ID.get(id);

/** Whether a duty is passed down to anybody: what is not built is not. */
export const isBuilt = (id: string): boolean => BY_ID.get(id)?.notBuilt === undefined;

/** Whoever writes and keeps the letter; nobody passes that down to others. */
const WRITERS: readonly ActorId[] = ["A1", "A2"];

const levelOf = (type: UnitType): UnitLevel => UNIT_TYPES[type].level;

/** The kinds of an actor that the register has. */
const kindsOf = (actor: ActorId): readonly UnitType[] => typesOf(actor).filter((type) => DIRECTORS.has(type));

/** Of several departments that share an actor, those that the clause names, when it names one. */
function named(kinds: readonly UnitType[], text: string): readonly UnitType[] {
  const departments = kinds.filter((type) => UNIT_TYPES[type].level === "province");
  const found = departments.filter((type) => text.includes(fold(UNIT_TYPES[type].vi)));
  return found.length === 0
    ? kinds
    : kinds.filter((type) => !departments.includes(type) || found.includes(type));
}

/**
 * What of a clause is passed down, and to which kinds of unit; undefined when nothing is. Whoever is directed by another of
 * these kinds on a level above is left out: it gets the task from there.
 */
export function suggestTask(clause: {
  readonly text: string;
  readonly duties: readonly string[];
}):
  | { readonly duties: readonly string[]; readonly types: readonly UnitType[]; readonly borderOnly: boolean }
  | undefined {
  const duties = clause.duties
    .map((id) => BY_ID.get(id))
    .filter((duty) => duty !== undefined)
    .filter(({ notBuilt, actors }) => !notBuilt && actors.some((actor) => !WRITERS.includes(actor)));
  // "cơ sở y tế" is any facility, not the department "Sở Y tế".
  const text = fold(clause.text.replace(/cơ sở/gi, " "));
  const asked = [...new Set(duties.flatMap(({ actors }) => actors))].filter(
    (actor) => !WRITERS.includes(actor),
  );
  const kinds = new Set(asked.flatMap(kindsOf));
  const types = [...new Set(asked.flatMap((actor) => named(kindsOf(actor), text)))].filter((type) => {
    const directors = [...DIRECTORS.get(type)!];
    const beside = directors.every(
      (director) => levelOf(director) === levelOf(type) && levelOf(type) !== "site",
    );
    return directors.length === 0 || beside || !directors.every((director) => kinds.has(director));
  });
  if (types.length === 0) return undefined;
  return { duties: duties.map(({ id }) => id), types, borderOnly: text.includes("khu vuc bien gioi") };
}
