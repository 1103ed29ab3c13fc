/** Errors that say that the database cannot be had just now, so that the same call may do later. */

/** Of the machine (Node), and of PostgreSQL: class 08, its end, its start, no more connections, and a standby that only reads. */
const CODES =
  /^(?:ECONN\w+|EPIPE|ENOENT|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|08...|57P0[123]|53300|25006)$/;
/** What the driver says without a code: pg and pg-pool 8. */
const SAID =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client was closed|Client has encountered a connection error|timeout expired)/;

/** Whether an error is one. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as { readonly code?: unknown; readonly syscall?: unknown };
  if (code === undefined) return SAID.test(error.message);
  // A file that is not there is a defect of ours, a socket that is not there is not.
  return CODES.test(String(code)) && (code !== "ENOENT" || syscall === "connect");
}
