/** A desk's doors for who is not signed in yet: the way in, and nothing else. */
import type { z } from "zod";
import { type Endpoint, endpoint, MAX_BODY } from "../endpoint.ts";

/** What every such door can answer beside success: what cannot be read, and a call that another site's page made. */
const OPEN_FAULTS = { bad_request: 400, not_allowed: 403 } as const;

/** A door that anybody may knock at. */
export function openDoor<Request extends z.ZodType, Response extends z.ZodType>(asked: {
  /** Below "/api/staff/". */
  readonly path: `/api/staff/${string}`;
  readonly summary: string;
  readonly request: Request;
  readonly response: Response;
  /** Codes of this door alone. */
  readonly faults: Readonly<Record<string, number>>;
}): Omit<Endpoint<Request, Response>, "door"> & { readonly door: "open" } {
  const { faults, ...door } = asked;
  return endpoint({
    method: "POST",
    door: "open",
    family: "desk",
    malformed: "bad_request",
    ...door,
    faults: { ...OPEN_FAULTS, ...faults },
    maxBody: MAX_BODY,
  });
}
