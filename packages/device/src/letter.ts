/**
 * What a resident writes to the health station and sends by a tap: a wish to be called, a health declaration, a day of its diary, a
 * request for advice. Each says what its endpoint of the contract asks, without what the phone adds when it sends.
 */
import { askAdvice } from "@bluezone/contract/health/ask-advice";
import { askCallback } from "@bluezone/contract/health/ask-callback";
import { sendDeclaration, sendDiary } from "@bluezone/contract/health/send-declaration";
import { z } from "zod";

/** A letter's own name on this phone; no server ever hears it. */
export const LetterId = z.string().regex(/^[0-9a-f]{16}$/);

const added = { nonce: true, padding: true } as const;
/** Asks to be called. */
const callback = askCallback.request.omit(added).extend({ kind: z.literal("callback") });
/** The seven questions. */
const declaration = sendDeclaration.request.omit(added).extend({ kind: z.literal("declaration") });
/** A day of the diary of a declaration, `of`. */
const diary = sendDiary.request
  .omit({ erase: true, padding: true })
  .extend({ kind: z.literal("diary"), of: LetterId });
/** Asks for advice after coming back. */
const advice = askAdvice.request.omit(added).extend({ kind: z.literal("advice") });

/** What a letter says. */
export const LetterContent = z.discriminatedUnion("kind", [callback, declaration, diary, advice]);
export type LetterContent = z.output<typeof LetterContent>;
/** What is written. */
export type LetterKind = LetterContent["kind"];
export const LETTER_KINDS = [
  "callback",
  "declaration",
  "diary",
  "advice",
] as const satisfies readonly LetterKind[];

/** A letter that is not finished: answers as its screen keeps them, at most 40. Nothing of it is sent. */
export const Draft = z.strictObject({
  kind: z.enum(LETTER_KINDS),
  answers: z.record(
    z.string().max(40),
    z.union([z.string().max(600), z.boolean(), z.array(z.string().max(40)).max(20)]),
  ),
});
export type Draft = z.output<typeof Draft>;
