/**
 * Carries letters to the health server: those that a resident tapped to send, and those that they take back. Nothing goes that is not
 * on disk with its nonce, so that a phone that is killed in the middle sends the same letter and not a second one.
 */
import { Days, type Duration, Hours, Instant, plus } from "@bluezone/protocol/time";
import type { StoredLetter } from "../../storage.ts";
import type { Context } from "../context.ts";
import { nextTry, worthRetrying } from "../share/retry.ts";
import { destroy, send } from "./endpoints.ts";
import { changeLetter, letterOf } from "./write.ts";

/** For this long a letter is tried; a wish for a call that is older may not be one any more. */
const TRIED_FOR: Duration = Hours(24);
/** A letter that was not taken stays for this long from when it was written, to be mended or sent again. */
const UNSENT_KEPT: Duration = Days(2);

const isDue = (letter: StoredLetter, now: Instant): boolean =>
  (letter.state.is === "waiting" || letter.state.is === "taking-back") &&
  (letter.state.nextTry === null || letter.state.nextTry <= now);

/** What a letter is sent with: its own nonce; a day of a diary with its declaration's token, undefined while there is none. */
function secretOf(context: Context, { state, content }: StoredLetter): string | undefined {
  if (content?.kind !== "diary") return state.is === "waiting" ? state.nonce : undefined;
  const of = letterOf(context, content.of)?.state;
  return of?.is === "sent" ? of.token : undefined;
}

async function sendLetter(context: Context, letter: StoredLetter): Promise<void> {
  const { id, kind, content, state, writtenAt } = letter;
  if (state.is !== "waiting" || content === null) return;
  const refuse = (code: string): void => {
    changeLetter(context, id, { state: { is: "refused", at: context.now(), code } });
    context.tell({ is: "letter-refused", letter: kind, code });
  };
  if (context.now() >= plus(writtenAt, TRIED_FOR)) return refuse("not_sent");
  const secret = secretOf(context, letter);
  if (secret === undefined) return;
  const answer = await send(context.health, content, secret, context.now());
  const cancelled = letterOf(context, id)?.state.is !== "waiting";
  if (answer.ok && cancelled) {
    // It was cancelled while it was on its way: with the token that came for it, it is destroyed there too.
    if (answer.value.is !== "sent") return;
    const { letters } = context.memory.get("letters");
    const taken = { ...answer.value, is: "taking-back", tries: 0, cut: false, nextTry: null } as const;
    context.memory.change("letters", { letters: [...letters, { ...letter, content: null, state: taken }] });
    return;
  }
  if (cancelled) return;
  if (answer.ok) {
    changeLetter(context, id, { state: answer.value, content: kind === "diary" ? content : null });
    context.tell({ is: "letter-sent", letter: kind });
    return;
  }
  if (!worthRetrying(answer)) return refuse(answer.code);
  const again = nextTry(context.now(), state.tries, context.ports.random);
  changeLetter(context, id, { state: { ...state, tries: state.tries + 1, cut: true, nextTry: again } });
}

async function destroyLetter(context: Context, { id, kind, state }: StoredLetter): Promise<void> {
  if (state.is !== "taking-back" || kind === "diary") return;
  const answer = await destroy(context.health, kind, state.token);
  if (letterOf(context, id)?.state.is !== "taking-back") return;
  if (answer.ok || answer.code === "token_unknown") {
    changeLetter(context, id, null);
    context.tell({ is: "letter-taken-back", letter: kind });
    return;
  }
  const again = nextTry(context.now(), state.tries, context.ports.random);
  changeLetter(context, id, { state: { ...state, tries: state.tries + 1, cut: true, nextTry: again } });
}

/** Sends what is due, one after another. */
export async function carryLetters(context: Context): Promise<void> {
  for (const { id } of context.memory.get("letters").letters) {
    const letter = letterOf(context, id);
    if (letter === undefined || !isDue(letter, context.now())) continue;
    if (!(await context.memory.commit())) return;
    await (letter.state.is === "waiting" ? sendLetter(context, letter) : destroyLetter(context, letter));
  }
}

/** When the next letter is to be tried; undefined while none waits. */
export function lettersDue(context: Context, now: Instant): Instant | undefined {
  const { letters } = context.memory.get("letters");
  const dues = letters.flatMap((letter) => {
    const { state } = letter;
    if (state.is === "taking-back") return state.nextTry ?? now;
    // A day whose declaration is not sent yet waits for that one.
    return state.is === "waiting" && secretOf(context, letter) !== undefined ? (state.nextTry ?? now) : [];
  });
  return dues.length === 0 ? undefined : Instant(Math.min(...dues));
}

/** When a letter is forgotten by itself. */
export const letterEnd = ({ state, writtenAt }: StoredLetter): Instant =>
  "until" in state ? state.until : plus(writtenAt, UNSENT_KEPT);

/** When a draft is. */
export const draftEnd = (at: Instant): Instant => plus(at, UNSENT_KEPT);

/** Nothing is kept longer than this: an end that lies further off was written by a wrong clock. */
const FARTHEST: Duration = Days(62);

/** Forgets what is over. */
export function forgetLetters(context: Context, now: Instant): void {
  const { letters, draft } = context.memory.get("letters");
  const over = (end: Instant): boolean => end <= now || end > plus(now, FARTHEST);
  for (const letter of letters) if (over(letterEnd(letter))) changeLetter(context, letter.id, null);
  if (draft !== null && over(draftEnd(draft.at))) context.memory.change("letters", { draft: null });
}
