/**
 * What a resident writes to the health station and sends by a tap: a wish to be called, a health declaration, a day of its diary, a
 * request for advice. Each says what its endpoint of the contract asks, without what the phone adds when it sends.
 */
import { askAdvice } from "@bluezone/contract/health/ask-advice";
import { askCallback } from "@bluezone/contract/health/ask-callback";
import { sendDeclaration, sendDiary } from "@bluezone/contract/health/send-declaration";
import { z } from "zod";

/** A message's own name on this phone; no server ever hears it. */
export const MessageId = z.string().regex(/^[0-9a-f]{16}$/);

const added = { nonce: true, padding: true } as const;
/** Asks to be called. */
const callback = askCallback.request.omit(added).extend({ kind: z.literal("callback") });
/** The seven questions. */
const declaration = sendDeclaration.request.omit(added).extend({ kind: z.literal("declaration") });
/** A day of the diary of a declaration, `of`. */
const diary = sendDiary.request
  .omit({ erase: true, padding: true })
  .extend({ kind: z.literal("diary"), of: MessageId });
/** Asks for advice after coming back. */
const advice = askAdvice.request.omit(added).extend({ kind: z.literal("advice") });

/** What a message says. */
export const MessageContent = z.discriminatedUnion("kind", [callback, declaration, diary, advice]);
export type MessageContent = z.output<typeof MessageContent>;
/** What is written. */
export type MessageKind = MessageContent["kind"];
export const MESSAGE_KINDS = [
  "callback",
  "declaration",
  "diary",
  "advice",
] as const satisfies readonly MessageKind[];

/** A message that is not finished: answers as its screen keeps them, at most 40. Nothing of it is sent. */
export const Draft = z.strictObject({
  kind: z.enum(MESSAGE_KINDS),
  answers: z.record(
    z.string().max(40),
    z.union([z.string().max(600), z.boolean(), z.array(z.string().max(40)).max(20)]),
  ),
});
export type Draft = z.output<typeof Draft>;
