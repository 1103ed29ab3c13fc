/** Content blocks: what a bulletin is made of. Each is one message, approved by a second person, with a source and, where its facts have one, an end. */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { IsoDay } from "../units.ts";
import { FullLine } from "./spoken-line.ts";

/** "C1" to "C16" are the letter's, "C4b" is a second wording; a province adds its own from C17 on. */
export const BlockCode = z.string().regex(/^C[1-9]\d?[a-z]?$/);
/** Where a block stands: it opens the bulletin, is one of its items, or is the key message that nobody changes. */
export const BlockPlace = z.enum(["headline", "item", "key-message"]);
/** The languages of blocks. Khmer and Chăm are empty until a native speaker has written and another has signed. */
export const BlockLanguage = z.enum(["vi", "en", "km", "cham"]);

const Translation = z.object({ text: FullLine(600), signed: z.boolean() });

/**
 * One version of a block. `state`: "waiting" for a second person, "usable" today, "expired" or "early" by its days,
 * "replaced" by a newer approved version.
 */
export const Block = z
  .object({
    code: BlockCode,
    version: z.int().positive(),
    place: BlockPlace,
    title: z.object({ vi: FullLine(80), en: FullLine(80) }),
    vi: FullLine(600),
    en: FullLine(600),
    km: Translation.nullable(),
    cham: Translation.nullable(),
    source: FullLine(300),
    owner: FullLine(160),
    /** For districts on the border alone. */
    border: z.boolean(),
    validFrom: IsoDay,
    /** The last day; null where it is used until the next version. */
    validTo: IsoDay.nullable(),
    /** Whether it came with the program: a draft of the letter's time that nobody here has written or approved. */
    ofProgram: z.boolean(),
    illustrative: z.boolean(),
    state: z.enum(["waiting", "usable", "expired", "early", "replaced"]),
    /** Whether the viewer wrote it, and so cannot be the second person. */
    mine: z.boolean(),
  })
  .meta({ id: "Block" });
export type Block = z.output<typeof Block>;

/** Of each code the newest approved version and, after it, the one that waits. With `code`, every version of that one. */
export const listBlocks = staffRead({
  path: "/api/rollout/bulletins/blocks/list",
  summary: "Content blocks with their state on a day.",
  permission: "bulletins.read",
  request: z.object({ on: IsoDay.optional(), code: BlockCode.optional() }),
  response: z.object({ blocks: z.array(Block) }),
});

/** A version that is looked for. */
const BlockVersion = z.int().positive().max(1_000_000);

/** Writes the next version of a block; `version` is the newest that was seen, 0 for a new code. It waits for a second person. */
export const writeBlock = staffChange({
  path: "/api/rollout/bulletins/blocks/write",
  summary: "Writes a new version of a content block; another person approves it.",
  permission: "bulletins.write",
  request: z
    .object({
      code: BlockCode,
      version: z.int().nonnegative(),
      place: z.enum(["headline", "item"]),
      title: z.object({ vi: FullLine(80), en: FullLine(80) }),
      vi: FullLine(600),
      en: FullLine(600),
      km: FullLine(600).nullable(),
      cham: FullLine(600).nullable(),
      source: FullLine(300),
      border: z.boolean().default(false),
      validFrom: IsoDay,
      validTo: IsoDay.nullable(),
    })
    .refine(({ validFrom, validTo }) => validTo === null || validFrom <= validTo),
  response: z.object({ version: z.int() }),
  faults: { locked: 409, not_the_province: 403 },
});

/** The second person lets a version be used; the one before it is replaced. */
export const approveBlock = staffChange({
  path: "/api/rollout/bulletins/blocks/approve",
  summary: "A second person approves a version of a content block.",
  permission: "bulletins.approve",
  request: z.object({ code: BlockCode, version: BlockVersion }),
  response: z.object({}),
  faults: { same_person: 403, forbidden_words: 422, not_the_province: 403 },
});

/** Signed by somebody who speaks the language from birth and did not write the text. */
export const signBlock = staffChange({
  path: "/api/rollout/bulletins/blocks/sign",
  summary: "A native speaker signs a block's text in a minority language.",
  permission: "bulletins.approve",
  request: z.object({ code: BlockCode, version: BlockVersion, language: z.enum(["km", "cham"]) }),
  response: z.object({}),
  faults: { same_person: 403, not_the_province: 403 },
});
