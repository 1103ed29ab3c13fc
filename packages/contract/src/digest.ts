/**
 * The digest of what waits: a text message with numbers alone, at hours that somebody chose, to a number that they confirmed.
 * Off until somebody asks for it. Each desk that sends messages has its own paths (`health/digest.ts`).
 */
import { z } from "zod";
import { staffChange, staffRead } from "./staff/endpoint.ts";
import { TotpCode } from "./staff/fields.ts";

/** Whoever has work at the desk. */
const permission = "waiting.act";

/** Hours of Vietnam's day that can be chosen, both included, and how many of them. */
export const DIGEST_HOURS = { first: 6, last: 20, most: 2 } as const;

/** One's own. `confirmed`: the code that came to the number was typed; until then nothing is sent. */
const Digest = z.object({ number: z.string(), hours: z.array(z.int()), confirmed: z.boolean() });

/** The endpoints of a desk. */
export function digestEndpoints(base: `/api/${string}`) {
  return {
    /** `offered`: whether the server sends digests at all. */
    readDigest: staffRead({
      path: `${base}/digest/read`,
      summary: "The viewer's own digest.",
      permission,
      request: z.object({}),
      response: z.object({ offered: z.boolean(), digest: Digest.nullable() }),
    }),
    /** The number that is confirmed already keeps its confirmation; another one is sent a code. Hours count up. */
    changeDigest: staffChange({
      path: `${base}/digest/change`,
      summary: "Asks for a digest at these hours; a number that is not confirmed is sent a code.",
      permission,
      request: z.object({ phone: z.string().max(32), hours: z.array(z.int()).max(24) }),
      response: z.object({ confirmed: z.boolean() }),
      faults: {
        hours_invalid: 422,
        phone_invalid: 422,
        not_offered: 409,
        sms_failure: 400,
        quota_exceeded: 429,
      },
    }),
    /** `code_over`: ten minutes are over, or five codes were wrong; a new one has to be asked for. */
    confirmDigest: staffChange({
      path: `${base}/digest/confirm`,
      summary: "Confirms the number of the digest by the code that came to it.",
      permission,
      request: z.object({ code: TotpCode }),
      response: z.object({}),
      faults: { wrong_code: 422, code_over: 409 },
    }),
    endDigest: staffChange({
      path: `${base}/digest/end`,
      summary: "Ends the viewer's digest and forgets its number.",
      permission,
      request: z.object({}),
      response: z.object({}),
    }),
  };
}

/** The endpoints of whichever desk. */
export type DigestEndpoints = ReturnType<typeof digestEndpoints>;
