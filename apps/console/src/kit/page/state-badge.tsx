/** The state of a record in a word, on the colour of its tone. The word says it all: colour never stands alone. */
import type { ReactNode } from "react";
import type { Tone } from "../look/states.ts";
import "./state-badge.css";

/** `tone` is that of the state in the table of states, or of a mark beside it, such as what is late. */
export const StateBadge = ({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) => (
  <span className="state-badge" data-tone={tone}>
    {children}
  </span>
);

/** The badge of a state that is told as tone and word. */
export const stateBadge = ([tone, word]: readonly [tone: Tone, word: string]): ReactNode => (
  <StateBadge tone={tone}>{word}</StateBadge>
);
