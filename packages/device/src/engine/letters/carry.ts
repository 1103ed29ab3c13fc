/**
 * Carries letters to the health server: those that a resident tapped to send, and those that they take back. Nothing goes that is not
 * on disk with its nonce, so that a phone that is killed in the middle sends the same letter and not a second one.
 */
import { Days, type Duration, Hours, Instant, plus } from "@bluezone/protocol/time";
import type { StoredLetter } from "../../storage.ts";
import type { Body } from "../body.ts";
import { nextTry, worthRetrying } from "../share/retry.ts";
import { destroy, send } from "./doors.ts";
import { changeLetter, letterOf } from "./write.ts";

/** For this long a letter is tried; a wish for a call that is older may not be one any more. */
const TRIED_FOR: Duration = Hours(24);
/** A letter that was not taken stays for this long from when it was written, to be mended or sent again. */
const UNSENT_KEPT: Duration = Days(2);

const isDue = (letter: StoredLetter, now: Instant): boolean =>
  (letter.state.is === "waiting" || letter.state.is === "taking-back") &&
  (letter.state.nextTry === null || letter.state.nextTry <= now);

/** What a letter is sent with: its own nonce; a day of a diary with its declaration's token, undefined while there is none. */
function secretOf(body: Body, { state, content }: StoredLetter): string | undefined {
  if (content?.kind !== "diary") return state.is === "waiting" ? state.nonce : undefined;
  const of = letterOf(body, content.of)?.state;
  return of?.is === "sent" ? of.token : undefined;
}

async function sendLetter(body: Body, letter: StoredLetter): Promise<void> {
  const { id, kind, content, state, writtenAt } = letter;
  if (state.is !== "waiting" || content === null) return;
  const refuse = (code: string): void => {
    changeLetter(body, id, { state: { is: "refused", at: body.now(), code } });
    body.tell({ is: "letter-refused", letter: kind, code });
  };
  if (body.now() >= plus(writtenAt, TRIED_FOR)) return refuse("not_sent");
  const secret = secretOf(body, letter);
  if (secret === undefined) return;
  const answer = await send(body.health, content, secret, body.now());
  const cancelled = letterOf(body, id)?.state.is !== "waiting";
  if (answer.ok && cancelled) {
    // It was cancelled while it was on its way: with the token that came for it, it is destroyed there too.
    if (answer.value.is !== "sent") return;
    const { letters } = body.memory.get("letters");
    const taken = { ...answer.value, is: "taking-back", tries: 0, cut: false, nextTry: null } as const;
    body.memory.change("letters", { letters: [...letters, { ...letter, content: null, state: taken }] });
    return;
  }
  if (cancelled) return;
  if (answer.ok) {
    changeLetter(body, id, { state: answer.value, content: kind === "diary" ? content : null });
    body.tell({ is: "letter-sent", letter: kind });
    return;
  }
  if (!worthRetrying(answer)) return refuse(answer.code);
  const again = nextTry(body.now(), state.tries, body.ports.random);
  changeLetter(body, id, { state: { ...state, tries: state.tries + 1, cut: true, nextTry: again } });
}

async function destroyLetter(body: Body, { id, kind, state }: StoredLetter): Promise<void> {
  if (state.is !== "taking-back" || kind === "diary") return;
  const answer = await destroy(body.health, kind, state.token);
  if (letterOf(body, id)?.state.is !== "taking-back") return;
  if (answer.ok || answer.code === "token_unknown") {
    changeLetter(body, id, null);
    body.tell({ is: "letter-taken-back", letter: kind });
    return;
  }
  const again = nextTry(body.now(), state.tries, body.ports.random);
  changeLetter(body, id, { state: { ...state, tries: state.tries + 1, cut: true, nextTry: again } });
}

/** Sends what is due, one after another. */
export async function carryLetters(body: Body): Promise<void> {
  for (const { id } of body.memory.get("letters").letters) {
    const letter = letterOf(body, id);
    if (letter === undefined || !isDue(letter, body.now())) continue;
    if (!(await body.memory.commit())) return;
    await (letter.state.is === "waiting" ? sendLetter(body, letter) : destroyLetter(body, letter));
  }
}

/** When the next letter is to be tried; undefined while none waits. */
export function lettersDue(body: Body, now: Instant): Instant | undefined {
  const { letters } = body.memory.get("letters");
  const dues = letters.flatMap((letter) => {
    const { state } = letter;
    if (state.is === "taking-back") return state.nextTry ?? now;
    // A day whose declaration is not sent yet waits for that one.
    return state.is === "waiting" && secretOf(body, letter) !== undefined ? (state.nextTry ?? now) : [];
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
export function forgetLetters(body: Body, now: Instant): void {
  const { letters, draft } = body.memory.get("letters");
  const over = (end: Instant): boolean => end <= now || end > plus(now, FARTHEST);
  for (const letter of letters) if (over(letterEnd(letter))) changeLetter(body, letter.id, null);
  if (draft !== null && over(draftEnd(draft.at))) body.memory.change("letters", { draft: null });
}
