/** The draft, and the step: both outlive the screen, so that no way back loses an answer. */
import { useState } from "react";
import { type Draft, UNANSWERED } from "./draft.ts";

interface Progress {
  readonly step: number;
  readonly draft: Draft;
}

const BEGINNING: Progress = { step: 0, draft: UNANSWERED };
let kept = BEGINNING;

/** Called when the phone has started: the answers are the phone's now. */
export const forgetDraft = (): void => {
  kept = BEGINNING;
};

/** The answers so far and where the resident is. */
export function useDraft(): Progress & {
  answer(part: Partial<Draft>): void;
  go(step: number): void;
} {
  const [progress, setProgress] = useState(kept);
  const keep = (next: Progress): void => {
    kept = next;
    setProgress(next);
  };
  return {
    ...progress,
    answer: (part) => keep({ ...kept, draft: { ...kept.draft, ...part } }),
    go: (step) => keep({ ...kept, step }),
  };
}
