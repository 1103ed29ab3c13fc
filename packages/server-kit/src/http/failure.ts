/** The one place where what was thrown becomes a coded answer in the family's published shape. */
import { type Endpoint, MAX_BODY } from "@bluezone/contract/endpoint";
import { type Family, Fault } from "@bluezone/contract/fault";
import { Defect } from "../measure/defect.ts";
import { isAway } from "../sql/database-away.ts";

/** What of an endpoint says how its failures look. */
export type Failing = Pick<Endpoint, "family" | "faults" | "malformed" | "maxBody">;

/** A failure as it is answered. `defect` is there when nobody expected it; then the answer says nothing of it. */
export type Failure = {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  /** Seconds for the header `Retry-After`. */
  readonly retryAfter?: number | undefined;
  readonly defect?: Defect;
};

/** Each family's published codes for a defect and for what cannot be read. */
const CODES: Readonly<Record<Family, { readonly internal: string; readonly malformed: string }>> = {
  publish: { internal: "internal_error", malformed: "bad_request" },
  verification: { internal: "internal_server_error", malformed: "unparsable_request" },
  desk: { internal: "internal_error", malformed: "bad_request" },
};

/** Seconds after which a call may do that found no database. */
const AGAIN = 10;

/** How failures look where no endpoint is: unknown addresses, documents. */
export const outside = (family: Family): Failing => ({
  family,
  faults: { not_found: 404 },
  malformed: CODES[family].malformed,
  maxBody: MAX_BODY,
});

/** What cannot be read before a handler has it: Fastify's error codes, our status and sentence. */
function unreadable(code: string, { maxBody }: Failing): { status: number; message: string } {
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE")
    return { status: 413, message: `The body is longer than ${maxBody} bytes.` };
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE")
    return { status: 415, message: "The body is not of a kind that this endpoint takes." };
  return { status: 400, message: "The request cannot be read." };
}

type FastifyError = { readonly statusCode?: unknown; readonly code?: unknown; readonly validation?: unknown };

/** What was thrown while a request was read, before any of our own code saw it. */
export function readingFailure(thrown: unknown, endpoint: Failing): Failure {
  if (!(thrown instanceof Error) || thrown instanceof Fault) return handlingFailure(thrown, endpoint);
  const { statusCode, code, validation } = thrown as FastifyError;
  if (Array.isArray(validation))
    return {
      code: endpoint.malformed,
      status: 400,
      message: `The body is not as described${where(validation)}.`,
    };
  if (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500)
    return { code: endpoint.malformed, ...unreadable(String(code), endpoint) };
  return handlingFailure(thrown, endpoint);
}

/** What a handler threw: a fault that the endpoint lists, or else a defect. */
export function handlingFailure(thrown: unknown, endpoint: Failing): Failure {
  if (thrown instanceof Fault) {
    const { code, message, retryAfter } = thrown;
    const status = endpoint.faults[code];
    if (status !== undefined) return { code, status, message, retryAfter };
  }
  const away = isAway(thrown);
  return {
    code: CODES[endpoint.family].internal,
    // The same words as for a defect: to a client it is one, but that it may try again soon.
    status: away ? 503 : 500,
    retryAfter: away ? AGAIN : undefined,
    message: "The server failed; it was noted. Try again later.",
    defect: Defect(thrown),
  };
}

/** Where the first complaint lies, when that is a plain path: names of fields that a sender made up are not repeated. */
function where(validation: readonly { readonly instancePath?: unknown }[]): string {
  const path = validation[0]?.instancePath;
  return typeof path === "string" && /^(\/[A-Za-z]{1,40}|\/\d{1,4}){1,6}$/.test(path) ? `, at ${path}` : "";
}
