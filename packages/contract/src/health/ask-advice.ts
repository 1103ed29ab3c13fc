/**
 * Endpoints of the phones: "I, or somebody of my family, have just come back and need advice". It is about oneself and
 * one's family; there is no name, no picture and no place finer than a commune, and numbers of telephones and papers
 * are taken out of the text.
 */
import { z } from "zod";
import { Answerer, Nonce, padding, phoneEndpoint, Receipt, TakeBack, TakenBack } from "./from-phone.ts";
import { CommuneCode, IsoDay } from "./person.ts";

/** Asks for advice. Faults: `commune_unknown`, `phone_invalid`. */
export const askAdvice = phoneEndpoint({
  path: "/api/advice",
  summary: "Ask the health station for advice after coming back, for oneself or one's family.",
  budget: { each: "commune", calls: 40 },
  request: z
    .object({
      for: z.enum(["self", "family"]),
      commune: CommuneCode,
      /** What is needed. */
      needs: z.array(z.enum(["quarantine", "test", "other"])).max(3),
      /** Free text. Numbers of telephones and papers are taken out before anything is kept. */
      text: z
        .string()
        .max(600)
        .transform((typed) => typed.normalize("NFC").trim())
        .pipe(z.string().max(300))
        .optional(),
      /** Where the station may call; absent: no call. */
      phone: z.string().max(32).optional(),
      nonce: Nonce,
      padding,
    })
    .meta({ id: "AdviceRequest" }),
  response: z
    .object({
      receipt: Receipt,
      /** The latest day on which it is deleted: 30 days after it is closed, and 60 after it came in at the latest. */
      deleteOn: IsoDay,
      erase: TakeBack,
      station: Answerer,
      padding,
    })
    .meta({ id: "AdviceReceipt" }),
});

/** Erases a request for advice at once. */
export const eraseAdvice = phoneEndpoint({
  path: "/api/advice/erase",
  summary: "Erase a request for advice; nothing of it is kept.",
  budget: { each: "secret", calls: 20 },
  request: z.object({ erase: TakeBack, padding }).meta({ id: "AdviceErasure" }),
  response: TakenBack,
});
