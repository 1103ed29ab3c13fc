/**
 * Expected failures, coded: a machine reads the code, a person the sentence (docs/protocol/09-endpoints.md#rules-for-all-endpoints;
 * the words are ours).
 */

/**
 * The two published JSON shapes: `publish` is `{error, code}`, `verification` is `{error, errorCode, error_code}`, the last for
 * clients of its first version. Desks have the first.
 */
export type Family = "publish" | "verification" | "desk";

/** An expected outcome that is not success. Thrown by rules and handlers; one place turns it into an answer. */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly code: string;
  /** Seconds after which the same call may do better; nothing when that cannot be said. */
  readonly retryAfter: number | undefined;
  /** @param code one of the codes that the endpoint lists; @param message one plain sentence without any secret or identifier. */
  constructor(code: string, message: string, retryAfter?: number) {
    super(message);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** The JSON that carries a fault in a family's published shape. */
export function faultBody(family: Family, code: string, message: string): Record<string, string> {
  return family === "verification"
    ? { error: message, errorCode: code, error_code: code }
    : { error: message, code };
}

/**
 * Reads the code out of an answer of either family; undefined when there is none. A `code` counts only beside an `error`:
 * alone it is a verification code, which an answer to an issue has in a field of that name.
 */
export function faultCode(body: unknown): { readonly code: string; readonly message: string } | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { code, errorCode, error } = body as Record<string, unknown>;
  const found = [errorCode, error === undefined ? "" : code].find((c) => typeof c === "string" && c !== "");
  return typeof found === "string"
    ? { code: found, message: typeof error === "string" ? error : "" }
    : undefined;
}
