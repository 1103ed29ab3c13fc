/**
 * A desk's endpoints: JSON by POST, also for what is only read, so that nothing of a person or a record stands in an
 * address that proxies log and browsers remember. Files come in and go out at endpoints of their own.
 */
import type { z } from "zod";
import { type Download, type Endpoint, endpoint, MAX_BODY, type Upload } from "../endpoint.ts";

/**
 * Header that names whom a page shows as signed in, by their id. A browser has one session for all its pages: where somebody else has
 * signed in since, a call with it is answered `not_signed_in`, and nothing is done in another's name.
 */
export const PERSON_HEADER = "x-person";

/** Header of a call that a page makes by itself, while nobody touches it: it does not prolong the session. Its value means nothing. */
export const UNATTENDED_HEADER = "x-unattended";

/** What every desk endpoint can answer beside success, with its status. */
export const STAFF_FAULTS = {
  bad_request: 400,
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  /** Somebody else changed it meanwhile, or it is no longer in the state that this asks for. */
  conflict: 409,
} as const;

type EndpointOptions<Request extends z.ZodType, Response extends z.ZodType> = {
  /** Below "/api/". */
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly permission?: string;
  readonly request: Request;
  readonly response: Response;
  /** Codes of this endpoint alone. */
  readonly faults?: Readonly<Record<string, number>>;
  /** Longest body, in bytes; 64,000 when absent. */
  readonly maxBody?: number;
};

const rest = { audience: "staff", family: "desk", malformed: "bad_request" } as const;

/** An endpoint for staff who are signed in. */
export function staffEndpoint<Request extends z.ZodType, Response extends z.ZodType>(
  asked: EndpointOptions<Request, Response>,
): Endpoint<Request, Response> {
  const { faults = {}, maxBody = MAX_BODY, ...described } = asked;
  return endpoint({ method: "POST", ...rest, ...described, faults: { ...STAFF_FAULTS, ...faults }, maxBody });
}

/** An endpoint for staff that changes nothing; who read of whom may still be noted. */
export const staffRead = <Request extends z.ZodType, Response extends z.ZodType>(
  asked: EndpointOptions<Request, Response>,
): Endpoint<Request, Response> & { readonly reads: true } => ({ ...staffEndpoint(asked), reads: true });

/** An endpoint for staff that changes something: it has a permission, and an entry in the audit log. */
export function staffChange<Request extends z.ZodType, Response extends z.ZodType>(
  asked: EndpointOptions<Request, Response> & { readonly permission: string },
): Omit<Endpoint<Request, Response>, "reads"> & { readonly permission: string } {
  const { reads: _, ...described } = staffEndpoint(asked);
  return { ...described, permission: asked.permission };
}

/** An endpoint that takes one file from staff; `request` is its query. */
export function staffUpload<Request extends z.ZodType, Response extends z.ZodType>(
  asked: EndpointOptions<Request, Response> & {
    readonly mediaTypes: readonly string[];
    readonly maxBody: number;
    readonly permission: string;
  },
): Upload<Request, Response> & { readonly permission: string } {
  const { faults = {}, ...described } = asked;
  return { method: "POST", ...rest, ...described, faults: { ...STAFF_FAULTS, ...faults } };
}

/** A file that staff may have. */
export function staffDownload(
  asked: Pick<Download, "path" | "summary" | "permission" | "mediaType">,
): Download {
  return { method: "GET", audience: "staff", ...asked };
}
