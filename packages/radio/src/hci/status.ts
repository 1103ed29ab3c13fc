/**
 * Error codes of a controller by name (Core Specification 5.4, Vol 1, Part F, §1.3), and our own meanings for what may
 * go wrong with a radio.
 */

/** Success. */
export const OK = 0x00;
export const UNKNOWN_COMMAND = 0x01;
export const UNKNOWN_CONNECTION = 0x02;
export const LIMIT_REACHED = 0x09;
export const DISALLOWED = 0x0c;
/** The reason that we give when we hang up. */
export const REMOTE_USER_TERMINATED = 0x13;

/**
 * What went wrong, for callers: `disallowed` a command in the wrong state; `unsupported` the controller does not have it; `refused`
 * any other error code; `no_answer` a command that nothing came back for; `gone` the adapter or the line; `no_peer` nobody to
 * connect to; `link_lost` a connection that ended; `att` the peer refused a request; `att_timeout` the peer did not answer it;
 * `malformed` an answer that cannot be; `busy` no more connections now, or somebody else has the adapter; `denied` the system does
 * not let us have it; `closed` the radio was closed by its owner.
 */
export type RadioFaultCode =
  | "disallowed"
  | "unsupported"
  | "refused"
  | "no_answer"
  | "gone"
  | "no_peer"
  | "link_lost"
  | "att"
  | "att_timeout"
  | "malformed"
  | "busy"
  | "denied"
  | "closed";

/** Why an adapter is `gone`, where it is known: no adapter of that name; a kernel without Bluetooth; a library is not installed. */
export type GoneReason = "no-adapter" | "no-bluetooth" | "no-library";

/** A fault of the radio. `status` is the controller's or the peer's own code where there is one. */
export class RadioFault extends Error {
  override readonly name = "RadioFault";
  readonly code: RadioFaultCode;
  readonly status: number | undefined;
  readonly why: GoneReason | undefined;
  constructor(code: RadioFaultCode, message: string, status?: number, why?: GoneReason) {
    super(message);
    this.code = code;
    this.status = status;
    this.why = why;
  }
}

const CODES: Readonly<Record<number, RadioFaultCode>> = {
  [UNKNOWN_COMMAND]: "unsupported",
  [UNKNOWN_CONNECTION]: "link_lost",
  [LIMIT_REACHED]: "busy",
  [DISALLOWED]: "disallowed",
  8: "link_lost",
  17: "unsupported",
  26: "unsupported",
  62: "no_peer",
};

/** The fault that a controller's error code means. */
export const faultOf = (status: number, what: string): RadioFault =>
  new RadioFault(
    CODES[status] ?? "refused",
    `${what}: the controller says 0x${status.toString(16).padStart(2, "0")}`,
    status,
  );
