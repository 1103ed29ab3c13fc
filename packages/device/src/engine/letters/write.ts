/** What a resident does with letters: write one, try again, cancel or take back. What is tapped is stored; sending is `carry`. */
import { toBase64Url, toHex } from "@bluezone/protocol/bytes";
import { Draft, LetterContent } from "../../letter.ts";
import type { StoredLetter } from "../../storage.ts";
import type { Context } from "../context.ts";

const NOT_TRIED = { tries: 0, cut: false, nextTry: null } as const;

const aboutOf = (content: LetterContent): StoredLetter["about"] => {
  if (content.kind === "declaration") return content.answers.for;
  return content.kind === "advice" ? content.for : null;
};

/** Whether a letter gives way to a newly written one: it was never taken, and says the same kind of thing. */
function replaced({ kind, content, state }: StoredLetter, by: LetterContent): boolean {
  if (kind !== by.kind) return false;
  if (by.kind === "diary") return content?.kind === "diary" && content.of === by.of && content.day === by.day;
  return state.is === "refused" || (state.is === "waiting" && by.kind !== "declaration");
}

/** Notes a letter as to be sent. Throws ZodError for what is none. @returns its id */
export function writeLetter({ memory, ports, now }: Context, written: LetterContent): string {
  const content = LetterContent.parse(written);
  const letter: StoredLetter = {
    id: toHex(ports.random.bytes(8)),
    kind: content.kind,
    about: aboutOf(content),
    writtenAt: now(),
    content,
    state: { is: "waiting", nonce: toBase64Url(ports.random.bytes(32)), ...NOT_TRIED },
  };
  const { letters, draft } = memory.get("letters");
  memory.change("letters", {
    letters: [...letters.filter((one) => !replaced(one, content)), letter],
    draft: draft?.kind === content.kind ? null : draft,
  });
  return letter.id;
}

/** Changes one letter; null removes it, and with a declaration its diary. */
export function changeLetter({ memory }: Context, id: string, change: Partial<StoredLetter> | null): void {
  const { letters } = memory.get("letters");
  const gone = (one: StoredLetter): boolean =>
    change === null && (one.id === id || (one.content?.kind === "diary" && one.content.of === id));
  memory.change("letters", {
    letters: letters.filter((one) => !gone(one)).map((one) => (one.id === id ? { ...one, ...change } : one)),
  });
}

export const letterOf = ({ memory }: Context, id: string): StoredLetter | undefined =>
  memory.get("letters").letters.find((letter) => letter.id === id);

/** Has a letter that waits, or is being taken back, tried at once. One that was refused for being late is written anew. */
export function tryLetterNow(context: Context, id: string): void {
  const letter = letterOf(context, id);
  if (letter === undefined) return;
  const { state, content } = letter;
  if (state.is === "waiting" || state.is === "taking-back")
    changeLetter(context, id, { state: { ...state, nextTry: null } });
  else if (state.is === "refused" && state.code === "not_sent" && content !== null)
    writeLetter(context, content);
}

/**
 * Cancels a letter that waits, drops one that was refused, takes one back that was sent. A letter that may have arrived although no
 * answer came is gone from here all the same: to have it destroyed there it would have to be sent again.
 */
export function takeBack(context: Context, id: string): void {
  const state = letterOf(context, id)?.state;
  if (state === undefined || state.is === "noted" || state.is === "taking-back") return;
  if (state.is !== "sent") {
    changeLetter(context, id, null);
    return;
  }
  // A diary goes at once: its days are destroyed with their declaration.
  const { letters } = context.memory.get("letters");
  for (const { id: day, content } of letters)
    if (content?.kind === "diary" && content.of === id) changeLetter(context, day, null);
  changeLetter(context, id, { state: { ...state, is: "taking-back", ...NOT_TRIED } });
}

/** Keeps an unfinished letter, in place of the last one; null drops it. One that is too long to be kept is left out. */
export function keepDraft({ memory, now }: Context, draft: Draft | null): void {
  if (!Draft.nullable().safeParse(draft).success) return;
  memory.change("letters", { draft: draft === null ? null : { ...draft, at: now() } });
}
