/** Clauses while an officer corrects them. */
import type { Clause } from "@bluezone/contract/rollout/clauses";

/** A clause in the form. `key` is its own while it is edited; `id` is there once it is kept. */
export type EditedClause = {
  readonly key: string;
  readonly id?: string;
  readonly mark: string;
  readonly text: string;
  /** Ids of the register, in its order. */
  readonly duties: readonly string[];
  readonly tasks: number;
};

/** Clauses as they are kept, to be edited. */
export const editedOf = (clauses: readonly Clause[]): readonly EditedClause[] =>
  clauses.map(({ id, mark, text, duties, tasks }) => ({
    key: id,
    id,
    mark,
    text,
    duties,
    tasks,
  }));

/** What is sent of them. */
export const writtenOf = (clauses: readonly EditedClause[]) =>
  clauses.map(({ id, mark, text, duties }) => ({
    ...(id === undefined ? {} : { id }),
    mark,
    text,
    duties: [...duties],
  }));

/** The list with an empty clause after one. */
export function withAdded(
  clauses: readonly EditedClause[],
  after: string,
  key: string,
): readonly EditedClause[] {
  const fresh: EditedClause = { key, mark: "", text: "", duties: [], tasks: 0 };
  return clauses.flatMap((clause) => (clause.key === after ? [clause, fresh] : [clause]));
}

/** The list with one joined to the one above it: its text after that one's, its duties added. */
export function withJoined(clauses: readonly EditedClause[], key: string): readonly EditedClause[] {
  const at = clauses.findIndex((clause) => clause.key === key);
  const [above, below] = [clauses[at - 1], clauses[at]];
  if (!above || !below) return clauses;
  const duties = [...new Set([...above.duties, ...below.duties])].sort();
  const joined = { ...above, text: `${above.text}\n${below.text}`.trim(), duties };
  return [...clauses.slice(0, at - 1), joined, ...clauses.slice(at + 1)];
}

/** Says a duty by its id. */
type NameOf = (duty: string) => string;

/** What each clause says, by its mark. */
export const byMark = (clauses: readonly EditedClause[], nameOf: NameOf): Readonly<Record<string, string>> =>
  Object.fromEntries(
    clauses.map(({ mark, text, duties }) => [
      mark,
      duties.length === 0 ? text : `${text} (${duties.map(nameOf).join("; ")})`,
    ]),
  );

/** Of every mark the version that was `chosen`; ids are those of the newest. */
export function withChosen(
  mine: readonly EditedClause[],
  newest: readonly EditedClause[],
  chosen: Readonly<Record<string, string>>,
  nameOf: NameOf,
): readonly EditedClause[] {
  const says = byMark(mine, nameOf);
  const own = (mark: string) =>
    chosen[mark] === says[mark] ? mine.find((clause) => clause.mark === mark) : undefined;
  return [
    ...newest.map((clause) => {
      const { text, duties } = own(clause.mark) ?? clause;
      return { ...clause, text, duties };
    }),
    ...mine
      .filter(({ mark }) => !newest.some((clause) => clause.mark === mark) && chosen[mark] === says[mark])
      .map(({ id: _, ...clause }) => clause),
  ];
}

/** Marks that are missing or there twice. */
export function wrongMarks(clauses: readonly EditedClause[]): readonly string[] {
  const marks = clauses.map(({ mark }) => mark.trim());
  return clauses
    .filter(({ mark }) => mark.trim() === "" || marks.filter((one) => one === mark.trim()).length > 1)
    .map(({ key }) => key);
}
