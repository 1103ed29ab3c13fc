/** What becomes of valid keys: new ones are stored, known ones revised, or the whole publish is refused. */
import type { ReportTypeName } from "@bluezone/contract/certificate";
import type { Tek } from "@bluezone/protocol/identity/tek";
import type { RevisedReport, StoredReport } from "../tables.ts";
import type { Diagnosis } from "./diagnosis.ts";
import type { OpenedToken } from "./revision-token.ts";
import { tokenCovers } from "./rules/token-covers.ts";
import { transition } from "./rules/transition.ts";

/** A key as it is stored. */
export type StoredKey = Pick<Tek, "rollingStart" | "rollingPeriod"> & {
  readonly reportType: StoredReport;
  readonly revised: RevisedReport | undefined;
};

/** What to write. */
export type Decision = {
  readonly insert: readonly (Diagnosis & { readonly reportType: StoredReport })[];
  readonly revise: readonly (Diagnosis & { readonly reportType: RevisedReport })[];
};

/** Decides over all keys together; throws the Fault of the first known key that may not be published again. */
export function decide(
  keys: readonly Diagnosis[],
  known: ReadonlyMap<string, StoredKey>,
  report: ReportTypeName,
  token: OpenedToken,
): Decision {
  const insert: Decision["insert"][number][] = [];
  const revise: Decision["revise"][number][] = [];
  for (const diagnosis of keys) {
    const stored = known.get(diagnosis.name);
    if (!stored) {
      // A negative test is nobody's warning: only what was said before is taken back.
      if (report !== "negative") insert.push({ ...diagnosis, reportType: report });
      continue;
    }
    tokenCovers(diagnosis.tek, stored, token);
    const revised = transition(stored, report);
    if (revised) revise.push({ ...diagnosis, reportType: revised });
  }
  return { insert, revise };
}
