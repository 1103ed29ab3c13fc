/** Answers to a checklist: which are right for a kind of place, and what they say is missing. */
import {
  CHECKLISTS,
  type ChecklistItem,
  type ChecklistKind,
} from "@bluezone/contract/rollout/checklist-items";

/** Answers by question. */
export type ChecklistAnswers = Readonly<Partial<Record<ChecklistItem, boolean>>>;

const items = (kind: ChecklistKind): readonly ChecklistItem[] => CHECKLISTS[kind];

/** Whether all answers are to questions of that kind of place. */
export const belongTo = (kind: ChecklistKind, answers: ChecklistAnswers): boolean =>
  Object.keys(answers).every((key) => items(kind).includes(key as ChecklistItem));

/** Questions answered with no, in the list's order. */
export const missingOf = (kind: ChecklistKind, answers: ChecklistAnswers): ChecklistItem[] =>
  items(kind).filter((item) => answers[item] === false);

/** How often each question was answered with yes and no, questions in the order in which they came up. */
export function sumsOf(
  lists: readonly ChecklistAnswers[],
): readonly { readonly item: ChecklistItem; readonly yes: number; readonly no: number }[] {
  const sums = new Map<ChecklistItem, { yes: number; no: number }>();
  for (const list of lists)
    for (const [key, answer] of Object.entries(list)) {
      const sum = sums.get(key as ChecklistItem) ?? { yes: 0, no: 0 };
      sum[answer ? "yes" : "no"] += 1;
      sums.set(key as ChecklistItem, sum);
    }
  return [...sums].map(([item, sum]) => ({ item, ...sum }));
}
