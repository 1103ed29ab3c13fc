/** What a check found: one line, with what to do unless all is well. */

export type Status = "ok" | "warn" | "fail";

export type Finding = {
  /** "port", "disk", "clock", … */
  readonly check: string;
  readonly status: Status;
  /** One sentence for the operator. */
  readonly says: string;
};

export const ok = (check: string, says: string): Finding => ({ check, status: "ok", says });
export const warn = (check: string, says: string): Finding => ({ check, status: "warn", says });
export const fail = (check: string, says: string): Finding => ({ check, status: "fail", says });
