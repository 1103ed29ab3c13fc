/** Asks for a code for one's own test. The phone number goes to the health server and is not kept here. */
import { call } from "@bluezone/contract/client";
import { userReport } from "@bluezone/contract/health/verify";
import { toBase64 } from "@bluezone/protocol/bytes";
import { fromUnixSeconds, type Instant, plus } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { TOKEN_LIFE } from "./check-code.ts";
import { worthRetrying } from "./retry.ts";

/** Dates of the test and of the first symptom, "2020-12-27". */
export interface ReportDates {
  readonly symptomDate?: string;
  readonly testDate?: string;
}

/** @returns "sent", or the contract's code of why not. The bytes that the code will need are stored before it is asked for. */
export async function selfReport(context: Context, phone: string, dates: ReportDates): Promise<string> {
  const { memory, ports } = context;
  const before = memory.get("selfReport");
  const nonce = before.nonce ?? toBase64(ports.random.bytes(256));
  // A lost answer tells no end, and its text may come all the same.
  memory.change("selfReport", { nonce, until: plus(context.now(), TOKEN_LIFE) });
  if (!(await memory.commit())) return "storage_failed";
  const answer = await call(context.health, userReport, { phone, nonce, tzOffset: 420, ...dates });
  if (!answer.ok) {
    // After a plain "no" no code comes, but for one that was asked for before.
    if (!worthRetrying(answer)) memory.change("selfReport", before);
    await memory.commit();
    return answer.code;
  }
  memory.change("selfReport", { until: fromUnixSeconds(answer.value.expiresAtTimestamp) });
  await memory.commit();
  return "sent";
}

/** A code was asked for that may still come, or null. */
export function selfReportView({ memory }: Context, now: Instant): { readonly until: Instant } | null {
  const { nonce, until } = memory.get("selfReport");
  return nonce !== null && until !== null && now < until ? { until } : null;
}
