/** Which endpoint a message goes to, what its answer leaves on the phone, and the endpoint that takes it back. */
import { type Answer, type Caller, call } from "@bluezone/contract/client";
import { askAdvice, eraseAdvice } from "@bluezone/contract/health/ask-advice";
import { askCallback, withdrawCallback } from "@bluezone/contract/health/ask-callback";
import { CALLBACK_MOST_DAYS } from "@bluezone/contract/health/callbacks";
import { eraseDeclaration, sendDeclaration, sendDiary } from "@bluezone/contract/health/send-declaration";
import { Days, type Duration, dayStart, type Instant, parseDay, plus } from "@bluezone/protocol/time";
import type { MessageContent, MessageKind } from "../../message.ts";
import type { StoredMessage } from "../../storage.ts";

/** How long a phone keeps what it needs to take a wish for a call back: as long as the station may have it. */
const CALLBACK_KEPT: Duration = Days(CALLBACK_MOST_DAYS);

type AcceptedState = Extract<StoredMessage["state"], { is: "sent" | "noted" }>;
const sameValue = <T, U>(answer: Answer<T>, value: (of: T) => U): Answer<U> =>
  answer.ok ? { ...answer, value: value(answer.value) } : answer;
const untilDay = (deleteOn: string): Instant => dayStart(parseDay(deleteOn), "vietnam");

/**
 * Sends a message.
 * @param secret the nonce under which it is known as the same one; of a day of a diary the token of its declaration
 * @param at now
 */
export async function send(
  health: Caller,
  content: MessageContent,
  secret: string,
  at: Instant,
): Promise<Answer<AcceptedState>> {
  const { kind } = content;
  if (kind === "callback") {
    const { kind: _, ...asked } = content;
    return sameValue(await call(health, askCallback, { ...asked, nonce: secret }), (value) => {
      const { receipt, withdraw: token, station } = value;
      return { is: "sent", at, until: plus(at, CALLBACK_KEPT), receipt, token, station };
    });
  }
  if (kind === "declaration") {
    const { kind: _, ...asked } = content;
    return sameValue(await call(health, sendDeclaration, { ...asked, nonce: secret }), (value) => {
      const { receipt, erase: token, station, deleteOn } = value;
      return { is: "sent", at, until: untilDay(deleteOn), receipt, token, station };
    });
  }
  if (kind === "advice") {
    const { kind: _, ...asked } = content;
    return sameValue(await call(health, askAdvice, { ...asked, nonce: secret }), (value) => {
      const { receipt, erase: token, station, deleteOn } = value;
      return { is: "sent", at, until: untilDay(deleteOn), receipt, token, station };
    });
  }
  const { kind: _, of: __, ...said } = content;
  return sameValue(await call(health, sendDiary, { ...said, erase: secret }), ({ deleteOn }) => ({
    is: "noted",
    at,
    until: untilDay(deleteOn),
  }));
}

/** Has what was sent destroyed. */
export function destroy(
  health: Caller,
  kind: Exclude<MessageKind, "diary">,
  token: string,
): Promise<Answer<unknown>> {
  if (kind === "callback") return call(health, withdrawCallback, { withdraw: token });
  return call(health, kind === "declaration" ? eraseDeclaration : eraseAdvice, { erase: token });
}
