/** The form on the page of corrections, for readers without an account and without a script: one text, and nothing else. */
import { PlainText } from "@bluezone/contract/rollout/plain-text";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../../context.ts";
import { addForm, type Form } from "../../page/form.ts";
import { READING_POLICY } from "../../page/style.ts";
import { claimedPage } from "../pages/claimed.ts";
import { type ClaimOutcome, takeClaim } from "./take.ts";

const TEXT = PlainText(500);

/** The form. */
export const CLAIM: Form = {
  path: "/bulletins/claim",
  field: "heard",
  // 500 characters of three bytes, each written as "%XX".
  maxBody: 8_000,
  // What each costs, kept or refused, is a look at the database; how many are kept, the day says.
  budget: { each: "everybody", calls: 600 },
};

const STATUS: Readonly<Record<ClaimOutcome, number>> = {
  taken: 200,
  "points-at-somebody": 422,
  "too-short": 422,
  "enough-now": 429,
  "enough-today": 503,
};

/** Adds it. */
export function addClaims(http: Http<Viewer>, context: Context): void {
  addForm(http, context, CLAIM, async ({ locale, text, left }) => {
    const read = TEXT.safeParse(text);
    const take = async (heard: string): Promise<ClaimOutcome> =>
      (await left("everybody")) ? takeClaim(context, heard, context.clock.now()) : "enough-now";
    const taken = read.success ? await take(read.data) : "too-short";
    return {
      status: STATUS[taken],
      body: claimedPage({ ...context.config, locale }, taken),
      policy: READING_POLICY,
    };
  });
}
