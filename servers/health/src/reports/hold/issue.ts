/** Issues the signed policy when what it says has changed, and every twelve hours in any case, so that it does not run out. */
import { createHash } from "node:crypto";
import { HELD } from "@bluezone/contract/health/alert-hold";
import type { PolicyDocument } from "@bluezone/contract/signed";
import type { AskedSymptoms } from "@bluezone/policy/asked-symptoms";
import type { PROFILES } from "@bluezone/policy/profile";
import { between, Days, Hours, type Instant, plus, unixSeconds } from "@bluezone/protocol/time";
import { signDocument } from "@bluezone/server-kit/keys/sign-document";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import { fromMs, ms, type Store } from "../../tables.ts";
import { keepPolicy, newestPolicy, recentHolds } from "./store.ts";
import { isActive } from "./surge.ts";

/** How long phones go by a policy that they have. */
const GOOD_FOR = Days(30);
const AGAIN_AFTER = Hours(12);

/** What a policy says beside what is held: the profile, and what residents are asked of symptoms. */
type Says = {
  readonly profile: (typeof PROFILES)[keyof typeof PROFILES];
  readonly asked: AskedSymptoms;
};

/** Issues one when one is due. Run by two processes at once, one of them issues. */
export async function issuePolicy(
  database: Store,
  signer: Pick<Signer, "kid" | "signP1363">,
  { profile: { risk, dose, steps }, asked }: Says,
  now: Instant,
): Promise<void> {
  const held: Pick<PolicyDocument, "alertHold" | "selfReportHold"> = {};
  for (const of of HELD) {
    const hold = (await recentHolds(database.db, of, now)).find((one) => isActive(one, now));
    if (hold)
      held[of === "all" ? "alertHold" : "selfReportHold"] = {
        from: unixSeconds(fromMs(hold.from_ms)),
        until: unixSeconds(fromMs(hold.until_ms)),
      };
  }
  const says = {
    riskProfile: risk,
    ...(dose ? { dose } : {}),
    steps: {
      today: steps.today,
      testWithinDays: steps.testWithinDays,
      watchForDays: steps.watchForDays,
    },
    asked: { emergency: asked.emergency, symptoms: [...asked.symptoms] },
    ...held,
  };
  const digest = createHash("sha256")
    .update(JSON.stringify([signer.kid, says]))
    .digest("hex");
  const last = await newestPolicy(database.db);
  if (last?.digest === digest && between(fromMs(last.issued_ms), now) < AGAIN_AFTER) return;
  const document: PolicyDocument = {
    ...says,
    // Seconds since 1970: also above what was signed by hand before, or by a server whose backup was put back.
    version: Math.max(Number(last?.version ?? 0) + 1, unixSeconds(now)),
    issuedAt: unixSeconds(now),
    notAfter: unixSeconds(plus(now, GOOD_FOR)),
  };
  const signed = await signDocument(signer, document);
  await database.transaction((trx) =>
    keepPolicy(trx, { version: String(document.version), digest, document: signed, issued_ms: ms(now) }),
  );
}
