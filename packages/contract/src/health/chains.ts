/** Chains of transmission: who caught it from whom among the cases that the viewer reaches, how sure that is, and how fast it went. */
import { z } from "zod";
import { staffRead } from "../staff/endpoint.ts";
import { CaseNumber } from "./case-number.ts";
import { CaseClass, CaseOutcome } from "./cases.ts";
import { CommuneCode, IsoDay, RecordId } from "./person.ts";

/** At most so many cases are read at once, the latest. */
export const MOST_CHAINED = 5_000;

/**
 * How sure it is that one case caught it from another, the least first. "confirmed": the record names this contact, it was
 * classed F1, both cases are confirmed, and it was 1 to 14 days before the first symptoms. "probable": classed F1, on no day
 * after the first symptoms. "possible": any other contact that became this case.
 */
export const SURENESS = ["possible", "probable", "confirmed"] as const;
/** One of them. */
export const Sureness = z.enum(SURENESS);
export type Sureness = z.output<typeof Sureness>;

/** Where a contact was told of: an interview, the app, a file. */
const Source = z.enum(["interview", "app", "file"]);

/** The surest link to an earlier case. */
const ChainParent = z.object({
  id: RecordId,
  sure: Sureness,
  source: Source,
  /** When the two were near each other. */
  day: IsoDay.nullable(),
  /** Days from first symptoms to first symptoms; null where one of them had none or nobody remembers. */
  serial: z.int().nullable(),
});

/** A case in the forest. Nobody is named: the number of the case, age and sex. */
export const ChainCase = z
  .object({
    id: RecordId,
    number: CaseNumber,
    class: CaseClass,
    outcome: CaseOutcome.nullable(),
    /** First symptoms, or the sample's day, or the class's. */
    began: IsoDay,
    /** Whether `began` is of first symptoms. */
    onset: z.boolean(),
    age: z.int().nullable(),
    sex: z.enum(["male", "female"]).nullable(),
    parent: ChainParent.nullable(),
    /** The surest link to a case that is out of reach or left out by the filter. */
    elsewhere: z.object({ number: CaseNumber, sure: Sureness }).nullable(),
    /** Steps from the first case of its chain, which is 0. */
    generation: z.int(),
    /** Links to other cases that are less sure. */
    others: z.int(),
  })
  .meta({ id: "ChainCase" });
export type ChainCase = z.output<typeof ChainCase>;

/** How often something counts so much. */
const Distribution = z.array(z.object({ value: z.int(), count: z.int() }));

/** The forest over all that is reached. */
export const readChains = staffRead({
  path: "/api/health/chains/read",
  summary: "Chains of transmission among the cases of the viewer's units.",
  permission: "cases.read",
  request: z.object({
    district: z
      .string()
      .regex(/^\d{3}$/)
      .optional(),
    commune: CommuneCode.optional(),
    /** Days on which a case began, both included. */
    from: IsoDay.optional(),
    to: IsoDay.optional(),
    clusterId: RecordId.optional(),
  }),
  response: z.object({
    /** Parents before their children, chain by chain, the largest first. */
    cases: z.array(ChainCase),
    figures: z.object({
      /** Chains of two cases and more, and cases that stand alone. */
      chains: z.int(),
      alone: z.int(),
      /** Days from onset to onset: how many links they are known of, and the quartiles. */
      serial: z
        .object({ links: z.int(), lower: z.number(), median: z.number(), upper: z.number() })
        .nullable(),
      /** How many cases infected how many others. */
      offspring: Distribution,
      /** How many chains have how many cases. */
      sizes: Distribution,
      /** Links that would close a circle, and are left out. */
      refused: z.int(),
    }),
    /** There are more cases than are read at once. */
    more: z.boolean(),
  }),
});
