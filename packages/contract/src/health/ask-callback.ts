/** Endpoints of the phones: asking the station to call back, and taking that back. */
import { z } from "zod";
import {
  Answerer,
  Nonce,
  PartName,
  padding,
  phoneEndpoint,
  Receipt,
  TakeBack,
  TakenBack,
  Wish,
} from "./from-phone.ts";
import { CommuneCode, IsoDay } from "./person.ts";
import { Symptoms } from "./term.ts";

/** What a person chose to share of an alert. Each part may be left out; nothing else of the phone goes along. */
export const SharedAlert = z
  .object({
    /** The day of Vietnam on which they may have been near somebody, one of the last 21. */
    day: IsoDay.optional(),
    part: PartName.optional(),
    minutes: z.int().min(1).max(1_440).optional(),
    confidence: z.enum(["low", "medium", "high"]).optional(),
    level: z.enum(["low", "high"]).optional(),
  })
  .meta({ id: "SharedAlert" });
export type SharedAlert = z.output<typeof SharedAlert>;

/** Asks for a call. Faults: `phone_invalid`, `commune_unknown`, `day_invalid`. */
export const askCallback = phoneEndpoint({
  path: "/api/callback",
  summary: "Ask the health station to call back.",
  budget: { each: "commune", calls: 40 },
  request: z
    .object({
      phone: z.string().max(32),
      commune: CommuneCode,
      wish: Wish.default("any"),
      /** After an alert: what the person chose to share of it. */
      shared: SharedAlert.optional(),
      /** Of the symptom path: what they feel, when they chose to say so. */
      symptoms: Symptoms.optional(),
      nonce: Nonce,
      padding,
    })
    .meta({ id: "CallbackRequest" }),
  response: z
    .object({
      receipt: Receipt,
      /** Takes the wish back, with all that came with it. */
      withdraw: TakeBack,
      station: Answerer,
      padding,
    })
    .meta({ id: "CallbackReceipt" }),
});

/** Takes a wish for a call back: the row with the number and all that was shared is destroyed at once. */
export const withdrawCallback = phoneEndpoint({
  path: "/api/callback/withdraw",
  summary: "Take a wish for a call back; nothing of it is kept.",
  budget: { each: "secret", calls: 20 },
  request: z.object({ withdraw: TakeBack, padding }).meta({ id: "CallbackWithdrawal" }),
  response: TakenBack,
});
