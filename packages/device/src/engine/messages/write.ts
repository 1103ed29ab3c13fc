/**
 * What a resident does with messages: write one, try again, cancel or take back. What is tapped is stored; sending is
 * `carry`.
 */
import { toBase64Url, toHex } from "@bluezone/protocol/bytes";
import { Draft, MessageContent } from "../../message.ts";
import type { StoredMessage } from "../../storage.ts";
import type { Context } from "../context.ts";

const NOT_TRIED = { tries: 0, cut: false, nextTry: null } as const;

const aboutOf = (content: MessageContent): StoredMessage["about"] => {
  if (content.kind === "declaration") return content.answers.for;
  return content.kind === "advice" ? content.for : null;
};

/** Whether a message gives way to a newly written one: it was never taken, and says the same kind of thing. */
function replaced({ kind, content, state }: StoredMessage, by: MessageContent): boolean {
  if (kind !== by.kind) return false;
  if (by.kind === "diary") return content?.kind === "diary" && content.of === by.of && content.day === by.day;
  return state.is === "refused" || (state.is === "waiting" && by.kind !== "declaration");
}

/** Notes a message as to be sent. Throws ZodError for what is none. @returns its id */
export function writeMessage({ memory, ports, now }: Context, written: MessageContent): string {
  const content = MessageContent.parse(written);
  const message: StoredMessage = {
    id: toHex(ports.random.bytes(8)),
    kind: content.kind,
    about: aboutOf(content),
    writtenAt: now(),
    content,
    state: { is: "waiting", nonce: toBase64Url(ports.random.bytes(32)), ...NOT_TRIED },
  };
  const { messages, draft } = memory.get("messages");
  memory.change("messages", {
    messages: [...messages.filter((one) => !replaced(one, content)), message],
    draft: draft?.kind === content.kind ? null : draft,
  });
  return message.id;
}

/** Changes one message; null removes it, and with a declaration its diary. */
export function changeMessage({ memory }: Context, id: string, change: Partial<StoredMessage> | null): void {
  const { messages } = memory.get("messages");
  const gone = (one: StoredMessage): boolean =>
    change === null && (one.id === id || (one.content?.kind === "diary" && one.content.of === id));
  memory.change("messages", {
    messages: messages
      .filter((one) => !gone(one))
      .map((one) => (one.id === id ? { ...one, ...change } : one)),
  });
}

export const messageOf = ({ memory }: Context, id: string): StoredMessage | undefined =>
  memory.get("messages").messages.find((message) => message.id === id);

/**
 * Has a message that waits, or is being taken back, tried at once. One that was refused for being late is written anew.
 */
export function tryMessageNow(context: Context, id: string): void {
  const message = messageOf(context, id);
  if (message === undefined) return;
  const { state, content } = message;
  if (state.is === "waiting" || state.is === "taking-back")
    changeMessage(context, id, { state: { ...state, nextTry: null } });
  else if (state.is === "refused" && state.code === "not_sent" && content !== null)
    writeMessage(context, content);
}

/**
 * Cancels a message that waits, drops one that was refused, takes one back that was sent. A message that may have
 * arrived although no answer came is gone from here all the same: to have it destroyed there it would have to be sent
 * again.
 */
export function takeBack(context: Context, id: string): void {
  const state = messageOf(context, id)?.state;
  if (state === undefined || state.is === "noted" || state.is === "taking-back") return;
  if (state.is !== "sent") {
    changeMessage(context, id, null);
    return;
  }
  // A diary goes at once: its days are destroyed with their declaration.
  const { messages } = context.memory.get("messages");
  for (const { id: day, content } of messages)
    if (content?.kind === "diary" && content.of === id) changeMessage(context, day, null);
  changeMessage(context, id, { state: { ...state, is: "taking-back", ...NOT_TRIED } });
}

/**
 * Keeps an unfinished message, in place of the last one; null drops it. One that is too long to be kept is left out.
 */
export function keepDraft({ memory, now }: Context, draft: Draft | null): void {
  if (!Draft.nullable().safeParse(draft).success) return;
  memory.change("messages", { draft: draft === null ? null : { ...draft, at: now() } });
}
