/** A desk's endpoints for who is not signed in yet: the way in, and nothing else. */
import type { z } from "zod";
import { type Endpoint, endpoint, MAX_BODY } from "../endpoint.ts";

/**
 * What every such endpoint can answer beside success: what cannot be read, and a call that another site's page made.
 */
const OPEN_FAULTS = { bad_request: 400, not_allowed: 403 } as const;

/** An endpoint that anybody may call. */
export function openEndpoint<Request extends z.ZodType, Response extends z.ZodType>(asked: {
  /** Below "/api/staff/". */
  readonly path: `/api/staff/${string}`;
  readonly summary: string;
  readonly request: Request;
  readonly response: Response;
  /** Codes of this endpoint alone. */
  readonly faults: Readonly<Record<string, number>>;
}): Omit<Endpoint<Request, Response>, "audience"> & { readonly audience: "open" } {
  const { faults, ...described } = asked;
  return endpoint({
    method: "POST",
    audience: "open",
    family: "desk",
    malformed: "bad_request",
    ...described,
    faults: { ...OPEN_FAULTS, ...faults },
    maxBody: MAX_BODY,
  });
}
