/**
 * Carries messages to the health server: those that a resident tapped to send, and those that they take back. Nothing
 * goes that is not on disk with its nonce, so that a phone that is killed in the middle sends the same message and not
 * a second one.
 */
import { Days, type Duration, Hours, Instant, plus } from "@bluezone/protocol/time";
import type { StoredMessage } from "../../storage.ts";
import type { Context } from "../context.ts";
import { nextTry, worthRetrying } from "../share/retry.ts";
import { destroy, send } from "./endpoints.ts";
import { changeMessage, messageOf } from "./write.ts";

/** For this long a message is tried; a wish for a call that is older may not be one any more. */
const TRIED_FOR: Duration = Hours(24);
/** A message that was not taken stays for this long from when it was written, to be mended or sent again. */
const UNSENT_KEPT: Duration = Days(2);

const isDue = (message: StoredMessage, now: Instant): boolean =>
  (message.state.is === "waiting" || message.state.is === "taking-back") &&
  (message.state.nextTry === null || message.state.nextTry <= now);

/**
 * What a message is sent with: its own nonce; a day of a diary with its declaration's token, undefined while there is
 * none.
 */
function secretOf(context: Context, { state, content }: StoredMessage): string | undefined {
  if (content?.kind !== "diary") return state.is === "waiting" ? state.nonce : undefined;
  const of = messageOf(context, content.of)?.state;
  return of?.is === "sent" ? of.token : undefined;
}

async function sendMessage(context: Context, message: StoredMessage): Promise<void> {
  const { id, kind, content, state, writtenAt } = message;
  if (state.is !== "waiting" || content === null) return;
  const refuse = (code: string): void => {
    changeMessage(context, id, { state: { is: "refused", at: context.now(), code } });
    context.tell({ is: "message-refused", message: kind, code });
  };
  if (context.now() >= plus(writtenAt, TRIED_FOR)) return refuse("not_sent");
  const secret = secretOf(context, message);
  if (secret === undefined) return;
  const answer = await send(context.health, content, secret, context.now());
  const cancelled = messageOf(context, id)?.state.is !== "waiting";
  if (answer.ok && cancelled) {
    // It was cancelled while it was on its way: with the token that came for it, it is destroyed there too.
    if (answer.value.is !== "sent") return;
    const { messages } = context.memory.get("messages");
    const taken = { ...answer.value, is: "taking-back", tries: 0, cut: false, nextTry: null } as const;
    context.memory.change("messages", {
      messages: [...messages, { ...message, content: null, state: taken }],
    });
    return;
  }
  if (cancelled) return;
  if (answer.ok) {
    changeMessage(context, id, { state: answer.value, content: kind === "diary" ? content : null });
    context.tell({ is: "message-sent", message: kind });
    return;
  }
  if (!worthRetrying(answer)) return refuse(answer.code);
  const again = nextTry(context.now(), state.tries, context.ports.random);
  changeMessage(context, id, { state: { ...state, tries: state.tries + 1, cut: true, nextTry: again } });
}

async function destroyMessage(context: Context, { id, kind, state }: StoredMessage): Promise<void> {
  if (state.is !== "taking-back" || kind === "diary") return;
  const answer = await destroy(context.health, kind, state.token);
  if (messageOf(context, id)?.state.is !== "taking-back") return;
  if (answer.ok || answer.code === "token_unknown") {
    changeMessage(context, id, null);
    context.tell({ is: "message-taken-back", message: kind });
    return;
  }
  const again = nextTry(context.now(), state.tries, context.ports.random);
  changeMessage(context, id, { state: { ...state, tries: state.tries + 1, cut: true, nextTry: again } });
}

/** Sends what is due, one after another. */
export async function carryMessages(context: Context): Promise<void> {
  for (const { id } of context.memory.get("messages").messages) {
    const message = messageOf(context, id);
    if (message === undefined || !isDue(message, context.now())) continue;
    if (!(await context.memory.commit())) return;
    await (message.state.is === "waiting" ? sendMessage(context, message) : destroyMessage(context, message));
  }
}

/** When the next message is to be tried; undefined while none waits. */
export function messagesDue(context: Context, now: Instant): Instant | undefined {
  const { messages } = context.memory.get("messages");
  const dues = messages.flatMap((message) => {
    const { state } = message;
    if (state.is === "taking-back") return state.nextTry ?? now;
    // A day whose declaration is not sent yet waits for that one.
    return state.is === "waiting" && secretOf(context, message) !== undefined ? (state.nextTry ?? now) : [];
  });
  return dues.length === 0 ? undefined : Instant(Math.min(...dues));
}

/** When a message is forgotten by itself. */
export const messageEnd = ({ state, writtenAt }: StoredMessage): Instant =>
  "until" in state ? state.until : plus(writtenAt, UNSENT_KEPT);

/** When a draft is. */
export const draftEnd = (at: Instant): Instant => plus(at, UNSENT_KEPT);

/** Nothing is kept longer than this: an end that lies further off was written by a wrong clock. */
const FARTHEST: Duration = Days(62);

/** Forgets what is over. */
export function forgetMessages(context: Context, now: Instant): void {
  const { messages, draft } = context.memory.get("messages");
  const over = (end: Instant): boolean => end <= now || end > plus(now, FARTHEST);
  for (const message of messages) if (over(messageEnd(message))) changeMessage(context, message.id, null);
  if (draft !== null && over(draftEnd(draft.at))) context.memory.change("messages", { draft: null });
}
