/** The shape of an endpoint: what may be asked, what is answered, what can go wrong, how long a body may be. */
import type { z } from "zod";
import type { Buckets } from "./bucket.ts";
import type { Family } from "./fault.ts";

/**
 * Who may call: anyone, an app with a device key, a desk or laboratory with an admin key (header `X-API-Key`), or a
 * member of staff who is signed in (a cookie).
 */
export type Audience = "open" | "device" | "admin" | "staff";

/** The time over which a budget is counted, in minutes; budgets of all begin together, at whole ten minutes. */
export const BUDGET_MINUTES = 10;

/**
 * How much can be used up, in ten minutes, at an endpoint that nobody is signed in at: counted in the database, over
 * all instances. What comes beyond it is refused with 429, and done later. What strangers use up is one place's, one
 * secret's, one app's or one issuer's; only where a call shows nothing that could be proved is it everybody's.
 */
export type Budget = {
  /**
   * Whose it is: of each commune that the call names, at one app's key; of each code, token or link that the server knows,
   * a made-up one being looked up together with others and written down nowhere; of the app's key, of what costs a message; of
   * the issuer whose certificate or token came, from where it has proved to be its; of each poster; or of all callers together.
   */
  readonly each: "commune" | "secret" | "message" | "issuer" | "poster" | "everybody";
  /** Calls; those that cost a message are counted as the operator says, an issuer's are its places in the line of those that wait. */
  readonly calls: number | "by the operator" | "places in the line";
};

/** A JSON endpoint. */
export type Endpoint<Request extends z.ZodType = z.ZodType, Response extends z.ZodType = z.ZodType> = {
  readonly method: "POST";
  readonly path: string;
  /** One sentence for the readable API page. */
  readonly summary: string;
  readonly audience: Audience;
  /**
   * What a member of staff must be allowed to do, somewhere; at an endpoint for staff without it, being signed in is
   * enough.
   */
  readonly permission?: string;
  /** Of an endpoint of a desk: it changes nothing. */
  readonly reads?: true;
  readonly family: Family;
  readonly request: Request;
  readonly response: Response;
  /** Every code that can be answered, with its HTTP status. */
  readonly faults: Readonly<Record<string, number>>;
  /** The code for a body that cannot be read as the schema asks. */
  readonly malformed: string;
  /** Longest body that is read, in bytes. */
  readonly maxBody: number;
  /** Of an endpoint that nobody is signed in at, where it can use something up. */
  readonly budget?: Budget;
  /** Sizes of request and answer; absent where lengths tell nothing about a person. */
  readonly buckets?: { readonly request: Buckets; readonly response: Buckets };
};

/** An endpoint of staff that takes one file as it is: the bytes are the body, `request` is the query. */
export type Upload<Request extends z.ZodType = z.ZodType, Response extends z.ZodType = z.ZodType> = Omit<
  Endpoint<Request, Response>,
  "audience" | "buckets"
> & {
  readonly audience: "staff";
  /** What the body may say that it is; what it is in truth is for the handler to look at. */
  readonly mediaTypes: readonly string[];
};

/** A file that staff who are signed in may read, with GET, never kept by a cache. `path` has `:name` parts. */
export type Download = {
  readonly method: "GET";
  readonly path: string;
  readonly summary: string;
  readonly audience: "staff";
  readonly permission?: string;
  readonly mediaType: string;
};

/** A public document that is read with GET, with ETag. `path` has `:name` parts. */
export type Document = {
  readonly method: "GET";
  readonly path: string;
  readonly summary: string;
  readonly mediaType: string;
  /** How long a cache may keep it, in seconds. */
  readonly maxAge: number;
  /** Whether what has this address never changes. */
  readonly immutable?: true;
  /** How much longer a cache may give it out while the server cannot be reached, in seconds. */
  readonly staleIfError?: number;
};

/**
 * How long, in seconds, caches may bridge a server that cannot be reached: with the minute that an index or a
 * configuration may be old anyway it is less than a window of ten minutes, so that no phone takes a copy for an index held back.
 */
export const STALE_IF_ERROR = 300;

/** What an endpoint's handler reads and answers. */
export type RequestOf<E extends Endpoint | Upload> = z.output<E["request"]>;
export type ResponseOf<E extends Endpoint | Upload> = z.input<E["response"]>;
/** A request as its caller gives it, before defaults are filled in. */
export type RequestInput<E extends Endpoint | Upload> = z.input<E["request"]>;

/** Keeps the literal types of an endpoint's description. */
export function endpoint<const E extends Endpoint>(description: E): E {
  return description;
}

/** Header that marks cover traffic. A real call carries `REAL_HEADER` instead, of the same length: both look alike in bytes. */
export const CHAFF_HEADER = "x-chaff";
export const REAL_HEADER = "x-share";
/** Header that carries an API key. */
export const API_KEY_HEADER = "x-api-key";
/** Longest body that any endpoint reads, in bytes; the published key server reads as many. */
export const MAX_BODY = 64_000;
