/** Whether a code may be used for a token (docs/protocol/09-endpoints.md#post-apiverify). */
import { ReportTypeName } from "@bluezone/contract/certificate";
import { Fault } from "@bluezone/contract/fault";
import type { Instant } from "@bluezone/protocol/time";

/** What a phone showed beside its code, held against what is stored. */
export type Nonce = "absent" | "right" | "wrong";

/** A code that was found. */
export type FoundCode = {
  readonly reportType: ReportTypeName;
  readonly until: Instant;
  readonly used: boolean;
  /** Against the nonce that a self-report was asked for with. */
  readonly askedWith: Nonce;
  /** Against the nonce that it was used with, while its token lives. */
  readonly usedWith: Nonce;
};

/** What an app takes that takes a type: those that are surer go with it (docs/api.md of the published server). */
const TAKEN_WITH: Readonly<Record<ReportTypeName, readonly ReportTypeName[]>> = {
  confirmed: ["confirmed"],
  likely: ["confirmed", "likely"],
  negative: ["confirmed", "likely", "negative"],
  "user-report": ["confirmed", "user-report"],
};

/** Report types that an app takes, by names in any case that must all exist. None given means every one. Throws Fault invalid_test_type. */
export function readAccept(names: readonly string[] | undefined): readonly ReportTypeName[] {
  if (!names || names.length === 0) return ReportTypeName.options;
  return names.flatMap((name) => {
    const known = ReportTypeName.safeParse(name.toLowerCase());
    if (!known.success) throw new Fault("invalid_test_type", "accept names a test type that does not exist");
    return TAKEN_WITH[known.data];
  });
}

/**
 * `use` a fresh code; `again` gives a token in place of the one whose answer was lost, to the phone that shows the
 * same nonce; everything else is a Fault. An unaccepted type leaves the code unused.
 */
export function decideVerify(
  code: FoundCode | undefined,
  accept: readonly ReportTypeName[],
  now: Instant,
): "use" | "again" | Fault {
  // Whoever shows a self-report's code without its nonce learns nothing, not even that it exists.
  if (!code || (code.reportType === "user-report" && code.askedWith !== "right"))
    return new Fault("code_not_found", "this code is not known");
  if (code.used && code.usedWith !== "right") return new Fault("code_invalid", "this code was used already");
  if (!code.used && code.until <= now) return new Fault("code_expired", "this code has expired");
  if (!accept.includes(code.reportType))
    return new Fault("unsupported_test_type", "the app does not take this test type");
  return code.used ? "again" : "use";
}
