/** A call that came to an expected failure: one of the endpoint's codes, `unreachable`, or `unreadable`. */

/** Thrown by whatever asks a server. `status` is HTTP's, 0 when no answer came. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly code: string;
  readonly status: number;
  constructor(code: string, status: number, message: string) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Whether the same call may do better later, unchanged: no answer, busy, or the server's own failure. */
export const mayRetry = (error: unknown): boolean =>
  error instanceof Refused && (error.status === 0 || error.status === 429 || error.status >= 500);
