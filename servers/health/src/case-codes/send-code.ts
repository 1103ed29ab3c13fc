/** The code of a case that was just recorded. */
import { Fault } from "@bluezone/contract/fault";
import { isCounted } from "@bluezone/contract/health/cases";
import type { CodeOfRecorded, RecordedCase } from "../cases/hooks.ts";
import type { Context } from "../context.ts";
import { issueForCase } from "./issue-for-case.ts";
import { lastMessageState } from "./store.ts";

/**
 * Sends it when that was asked for and the class has one. The case stays, whatever becomes of the code: "failed" says that
 * it did not leave. A case that was recorded by the same call before has its code already.
 */
export async function sendCode(
  context: Context,
  { caseId, asked, caller, change }: RecordedCase,
): Promise<CodeOfRecorded> {
  if (!asked.sendCode || !isCounted(asked.classed.class) || !caller.may("codes.issue"))
    return { code: "later" };
  const before = await lastMessageState(context.database.db, caseId);
  if (before) return { code: before === "sent" || before === "none" ? before : "failed" };
  try {
    const { answer } = await issueForCase(
      context,
      change,
      { caseId, by: caller.id, way: "result" },
      context.clock.now(),
    );
    return { code: answer.sms };
  } catch (thrown) {
    if (thrown instanceof Fault) return { code: "failed" };
    throw thrown;
  }
}
