/** Somebody at the health desk, as its endpoints say them. */
import { z } from "zod";

/** Opaque id of a record of the health desk. */
export const RecordId = z.string().regex(/^[0-9a-f]{24}$/);

/** A day, "2020-12-27". */
export const IsoDay = z.iso.date();

/** A day from which others are counted, before it or after: of the years 1900 to 2199. */
export const CountedDay = IsoDay.regex(/^(?:19|20|21)/);

/** Code of a commune, "30466". */
export const CommuneCode = z.string().regex(/^\d{5}$/);

const text = (most: number) =>
  z
    .string()
    .transform((typed) => typed.normalize("NFC").replace(/\s+/g, " ").trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(most)
        .regex(/^\P{C}*$/u),
    );

/** Latin letters of Unicode to Latin Extended-A, ơ and ư, and Latin Extended Additional; without ı and ĸ, which look like i and k. */
const NAME = /^(?:[A-Za-zÀ-ÖØ-öø-İĲ-ķĹ-ſƠơƯưḀ-ỿ '’.-]|[\u0300-\u034e]|[\u0350-\u036f])+$/u;

/**
 * A name: 1 to 80 characters on one line, the letters with which Vietnamese, Khmer and Chăm names are written in Latin, with
 * marks, spaces, "'", "-" and "." alone. One that only looks the same as another (a letter of another script or block, full
 * width, a ligature, a mark that shows nothing) would never be found again.
 */
export const PersonName = text(80).pipe(
  z
    .string()
    .regex(NAME)
    .refine((name) => name === name.normalize("NFKC")),
);

/** What is below the commune: hamlet, street, house. At most 160 characters on one line. */
export const PersonAddress = text(160);

/** Free text about somebody, at most 2,000 characters; sealed where it is kept. */
export const PersonNote = z
  .string()
  .transform((typed) => typed.normalize("NFC").trim())
  .pipe(
    z
      .string()
      .max(2_000)
      .regex(/^[^\p{Cc}\p{Cf}]*(?:[\n\t][^\p{Cc}\p{Cf}]*)*$/u),
  );

/** One line of text about somebody, at most 120 characters: an occupation, a place, a product. */
export const Line = text(120);

/**
 * What a case record asks of somebody beside who they are. Weeks of a pregnancy are those of the day `on`. Sealed where it is
 * kept; null where nobody asked.
 */
export const PersonAbout = z.object({
  sex: z.enum(["male", "female"]).nullable(),
  pregnancy: z
    .discriminatedUnion("pregnant", [
      z.object({ pregnant: z.literal("yes"), weeks: z.int().min(1).max(44).nullable(), on: IsoDay }),
      z.object({ pregnant: z.enum(["no", "unknown"]) }),
    ])
    .nullable(),
  occupation: Line.nullable(),
  workplace: Line.nullable(),
});
export type PersonAbout = z.output<typeof PersonAbout>;

/** A person as typed: the phone in any Vietnamese form, the rest checked here. Without `about` what is known of that stays. */
export const PersonTyped = z.object({
  name: PersonName,
  birthYear: z.int().min(1900).max(2100).nullable(),
  phone: z.string().max(32).nullable(),
  commune: CommuneCode.nullable(),
  address: PersonAddress.nullable(),
  about: PersonAbout.nullable().optional(),
});

/** A person as shown: the phone in E.164. */
export const PersonShown = z
  .object({
    id: RecordId,
    name: z.string(),
    birthYear: z.int().nullable(),
    phone: z.string().nullable(),
    commune: z.string().nullable(),
    address: z.string().nullable(),
  })
  .meta({ id: "PersonShown" });
export type PersonShown = z.output<typeof PersonShown>;

/** The same with what a case record asks of them; `about` is null while nobody asked. */
export const PersonWhole = PersonShown.extend({ about: PersonAbout.nullable() }).meta({ id: "PersonWhole" });
export type PersonWhole = z.output<typeof PersonWhole>;
