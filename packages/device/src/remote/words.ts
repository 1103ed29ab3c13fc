/**
 * What a screen says on a line, and how the phone reads it: JSON, one message a text, as what the phone says (`phone-message.ts`). Asks
 * are numbered by who asks, answers carry the same number.
 */
import { Day } from "@bluezone/protocol/time";
import { z } from "zod";
import { AGE_GROUPS } from "../consent.ts";
import { HalfDay } from "../half-day.ts";
import { MENDABLE, type TapName, type Taps } from "../handle.ts";
import { Draft, MessageContent, MessageId } from "../message.ts";

/** Until the year 2243. */
const day = z.int().min(0).max(100_000).transform(Day);
const onset = z.union([z.strictObject({ day }), z.enum(["none", "unknown"])]);
/** More than a link with a code is long. */
const text = z.string().max(2_048);
const code = z.string().max(64);
const nothing = z.tuple([]);

/** What each tap is given. */
export const TAP_ARGUMENTS = {
  start: z.tuple([
    z
      .strictObject({
        statistics: z.boolean(),
        age: z.enum(AGE_GROUPS),
        guardian: z.boolean(),
        area: code.nullable(),
      })
      .optional(),
  ]),
  consentToStatistics: z.tuple([z.boolean()]),
  consentToAlerts: z.tuple([z.boolean()]),
  chooseDistrict: z.tuple([code.nullable()]),
  chooseArea: z.tuple([code.nullable()]),
  chooseProvince: z.tuple([code]),
  noteStay: z.tuple([code, day.nullable()]),
  dropStay: z.tuple([code]),
  pause: z.tuple([z.enum(["1h", "8h", "until-morning"])]),
  resume: nothing,
  guard: z.tuple([z.enum(["1h", "4h", "8h"])]),
  endGuard: nothing,
  enterCode: z.tuple([text]),
  forgetCode: nothing,
  answer: z.tuple([onset, z.boolean().optional()]),
  share: nothing,
  decline: nothing,
  preConsent: z.tuple([onset.nullable(), z.boolean().optional()]),
  withdrawPreConsent: nothing,
  selfReport: z.tuple([
    code,
    z
      .strictObject({ symptomDate: z.iso.date().exactOptional(), testDate: z.iso.date().exactOptional() })
      .optional(),
  ]),
  sendMessage: z.tuple([MessageContent]),
  tryMessageNow: z.tuple([MessageId]),
  takeBackMessage: z.tuple([MessageId]),
  keepDraft: z.tuple([Draft.nullable()]),
  askStation: z.tuple([code]),
  openQuarantine: z.tuple([text]),
  readQuarantine: z.tuple([HalfDay.optional()]),
  leaveQuarantine: nothing,
  checkNow: z.tuple([z.boolean().optional()]),
  local: nothing,
  loadVenues: z.tuple([code]),
  loadSound: z.tuple([code]),
  countHelped: z.tuple([z.union([z.literal(1), z.literal(-1)])]),
  acknowledge: z.tuple([code]),
  noMoreRemindersToday: nothing,
  holdings: nothing,
  exportData: nothing,
  proofs: nothing,
  deleteEverything: nothing,
} as const satisfies { readonly [N in TapName]: z.ZodType<Parameters<Taps[N]>> };

const ask = z.int().min(1);

/** From the screen: it is there and wants the state; a tap; something to put right. */
export const ScreenMessage = z.union([
  z.strictObject({ hello: z.literal(1) }),
  z.strictObject({ ask, tap: z.string(), args: z.array(z.unknown()).max(8) }),
  z.strictObject({ ask, mend: z.enum(MENDABLE) }),
]);
/** The number of an ask that is wrong otherwise, so that whoever asked hears of it. */
export const Numbered = z.looseObject({ ask });
/** A message from the screen. */
export type ScreenMessage = z.output<typeof ScreenMessage>;

/** Reads a text. Undefined when it is no message of that kind. */
export function readMessage<S extends z.ZodType>(schema: S, message: string): z.output<S> | undefined {
  try {
    const read = schema.safeParse(JSON.parse(message));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
