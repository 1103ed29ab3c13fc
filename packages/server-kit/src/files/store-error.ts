/** What an object store answers instead of doing what it was asked. */

/** A call of an object store failed. The message names neither a file nor a secret. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  /** The store's own word (`no_such_bucket`, `access_denied`), `unreachable`, `damaged`, or `http_` with words for the status. */
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
