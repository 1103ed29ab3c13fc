/** The table of the audit log. */
import type { Generated } from "kysely";

/**
 * One change: who, what, on what, when, and until when the entry is kept. `id` counts up and alone says the order: what
 * phones did stands with its ten minutes.
 */
export type AuditRow = {
  id: Generated<number>;
  at_ms: string;
  actor: string;
  action: string;
  subject: string;
  fields: string;
  keep_until_ms: string;
};

declare module "../tables.ts" {
  interface Tables {
    audit: AuditRow;
  }
}
