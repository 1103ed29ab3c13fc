/**
 * Endpoints of the phones: a health declaration of seven questions, the symptom diary that goes with it, and taking
 * both back.
 */
import { z } from "zod";
import { Answerer, Nonce, padding, phoneEndpoint, Receipt, TakeBack, TakenBack, Wish } from "./from-phone.ts";
import { CommuneCode, IsoDay } from "./person.ts";
import { Symptoms } from "./term.ts";

/** Whom a declaration is about: the sender, somebody of their family, somebody whom they help to fill it in. */
export const DECLARED_FOR = ["self", "family", "other"] as const;
/** What a station should know of somebody: 60 years or older, underlying disease, pregnant, caring for a patient. */
export const CARES = ["age60", "illness", "pregnant", "caring"] as const;

/** A line on where somebody came from: at most 60 characters. */
const Place = z
  .string()
  .transform((typed) => typed.normalize("NFC").replace(/\s+/g, " ").trim())
  .pipe(
    z
      .string()
      .max(60)
      .regex(/^\P{C}*$/u),
  );

/** The answers to the first six questions. No name, no number of a paper. */
export const DeclarationAnswers = z
  .object({
    for: z.enum(DECLARED_FOR),
    symptoms: Symptoms,
    /** Since when, one of the last 14 days; only with symptoms. */
    since: IsoDay.optional(),
    /** Near somebody who is ill, or has cough or fever. */
    near: z.enum(["yes", "no", "unknown"]),
    /** Came back from elsewhere; each part may be left out. */
    returned: z
      .object({ province: Place.optional(), country: Place.optional(), day: IsoDay.optional() })
      .optional(),
    cares: z
      .array(z.enum(CARES))
      .max(CARES.length)
      .transform((all) => CARES.filter((one) => all.includes(one))),
  })
  .meta({ id: "DeclarationAnswers" });
export type DeclarationAnswers = z.output<typeof DeclarationAnswers>;

/** Sends a declaration. Faults: `commune_unknown`, `day_invalid`, `phone_invalid`. */
export const sendDeclaration = phoneEndpoint({
  path: "/api/declaration",
  summary: "Send a health declaration to the station of a commune; it is deleted after 30 days.",
  budget: { each: "commune", calls: 100 },
  request: z
    .object({
      commune: CommuneCode,
      answers: DeclarationAnswers,
      /** The seventh question; absent: no call. */
      callback: z.object({ phone: z.string().max(32), wish: Wish.default("any") }).optional(),
      nonce: Nonce,
      padding,
    })
    .meta({ id: "DeclarationRequest" }),
  response: z
    .object({
      receipt: Receipt,
      /** The day on which it is deleted. */
      deleteOn: IsoDay,
      /** Erases the declaration and its diary, and lets the phone add days to the diary. */
      erase: TakeBack,
      station: Answerer,
      padding,
    })
    .meta({ id: "DeclarationReceipt" }),
});

/** Erases a declaration, its diary and its wish for a call, at once. */
export const eraseDeclaration = phoneEndpoint({
  path: "/api/declaration/erase",
  summary: "Erase a declaration with its diary; nothing of it is kept.",
  budget: { each: "secret", calls: 20 },
  request: z.object({ erase: TakeBack, padding }).meta({ id: "DeclarationErasure" }),
  response: TakenBack,
});

/** One day of the diary. The same day again replaces it. Faults: `token_unknown`, `day_invalid`. */
export const sendDiary = phoneEndpoint({
  path: "/api/diary",
  summary: "Add a day of the symptom diary to a declaration.",
  budget: { each: "secret", calls: 30 },
  request: z
    .object({
      /** The declaration's own token. */
      erase: TakeBack,
      /** Today, or one of the 14 days before. */
      day: IsoDay,
      /** Degrees Celsius, one decimal: 36.8. */
      temperature: z.number().min(33).max(44).multipleOf(0.1).optional(),
      symptoms: Symptoms,
      padding,
    })
    .meta({ id: "DiaryRequest" }),
  response: z.object({ deleteOn: IsoDay, padding }).meta({ id: "DiaryReceipt" }),
});
