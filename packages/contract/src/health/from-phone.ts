/**
 * What the endpoints have in common at which a person sends something of their own to a health station, by tapping
 * "send".
 */
import { z } from "zod";
import { VERIFICATION } from "../bucket.ts";
import { type Budget, type Endpoint, endpoint, MAX_BODY } from "../endpoint.ts";
import { PART_NAMES, WISHES } from "./choices.ts";
import { COMMON } from "./codes.ts";

/** One of the parts of a day. */
export const PartName = z.enum(PART_NAMES);

/** One of the wishes. */
export const Wish = z.enum(WISHES);
export type Wish = z.output<typeof Wish>;

/**
 * 32 random bytes in base64url, drawn by the phone for one thing that it sends. The same thing sent again with the same
 * nonce, because an answer was lost, is kept once, and the phone gets a fresh token in place of the lost one.
 */
export const Nonce = z.string().regex(/^[\w-]{43}$/);

/** A token that came with a receipt: whoever has it can take back what was sent. The server keeps its hash alone. */
export const TakeBack = z.string().regex(/^[\w-]{43}$/);

/** Four hexadecimal digits that can be said on the telephone: "4F27". It opens nothing. */
export const Receipt = z.string().regex(/^[0-9A-F]{4}$/);

/** Who will answer: the station, or where there is none the district's or the province's centre. */
export const Answerer = z
  .object({
    name: z.string(),
    level: z.enum(["commune", "district", "province"]),
    /** The number under which it can be reached and from which it calls; null when it has none of its own. */
    phone: z.string().nullable(),
  })
  .meta({ id: "Answerer" });
export type Answerer = z.output<typeof Answerer>;

/** Ends every body up to its bucket. */
export const padding = z.string().optional();

/** Faults of these endpoints beside the common ones. */
const OWN = {
  /** Not a number of Vietnam that can be called. */
  phone_invalid: 400,
  /** No commune has this code today. */
  commune_unknown: 400,
  /** In the future, or too long ago. */
  day_invalid: 400,
  /** No symptom of the disease that the desk works on, nor of one that it worked on before. */
  symptom_unknown: 400,
  /** Nothing is kept under this token (any more). */
  token_unknown: 404,
} as const;

/** An endpoint for phones, its bodies of the same few lengths as those of a share; cover traffic is answered alike. */
export const phoneEndpoint = <Request extends z.ZodType, Response extends z.ZodType>(asked: {
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly budget: Budget;
  readonly request: Request;
  readonly response: Response;
}): Endpoint<Request, Response> =>
  endpoint({
    method: "POST",
    audience: "device",
    family: "verification",
    malformed: "unparsable_request",
    maxBody: MAX_BODY,
    buckets: { request: VERIFICATION, response: VERIFICATION },
    faults: { ...COMMON, ...OWN },
    ...asked,
  });

/** What taking back answers: the same whether there was anything or not. */
export const TakenBack = z.object({ padding }).meta({ id: "TakenBack" });
