/** Answers of an unfinished message: what a form holds, kept on the phone as its draft, and read back into the same form. */
import type { Draft } from "@bluezone/device/message";

/** What a form holds. */
export type Answers = Draft["answers"];

/** A form as it was kept; what is missing or of another kind is as in an empty one. */
export function readAnswers<Form extends Answers>(empty: Form, kept: Answers | null): Form {
  const sameKind = (a: unknown, b: unknown): boolean =>
    typeof a === typeof b && Array.isArray(a) === Array.isArray(b);
  const entries = Object.entries(empty).map(([name, blank]) => {
    const answer = kept?.[name];
    return [name, sameKind(answer, blank) ? answer : blank];
  });
  return Object.fromEntries(entries) as Form;
}

/** One more in a list, or one fewer. */
export const toggled = <One extends string>(list: readonly One[], one: One, on: boolean): One[] =>
  on ? [...list.filter((other) => other !== one), one] : list.filter((other) => other !== one);
