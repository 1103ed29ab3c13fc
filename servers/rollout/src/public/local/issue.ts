/** Issues the signed document when what it tells has changed, and twice a day in any case, so that it does not run out. */
import { LocalDocument } from "@bluezone/contract/rollout/local";
import type { Province } from "@bluezone/policy/province";
import {
  between,
  Days,
  dayOf,
  Hours,
  type Instant,
  inSeconds,
  plus,
  unixSeconds,
} from "@bluezone/protocol/time";
import { signDocument } from "@bluezone/server-kit/keys/sign-document";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import { sha256 } from "../../bulletins/package.ts";
import { instantOf, type Store } from "../../tables.ts";
import { composeLocal } from "./compose.ts";
import { keepIssue, newestIssue } from "./store.ts";

/** How long a phone may show a document: as long as numbers to call can be trusted unseen. */
const GOOD_FOR = Days(3);
/** A document older than this is issued again. */
const AGAIN_AFTER = Hours(12);

/**
 * Minutes since 1970: documents come at most once a minute, so that the version grows even if the database is lost.
 */
const firstVersion = (now: Instant): number => Math.floor(unixSeconds(now) / 60);

/** Issues one when one is due. Run by two processes at once, one of them issues. */
export async function issueLocal(
  province: Province,
  database: Store,
  signer: Pick<Signer, "kid" | "signP1363">,
  now: Instant,
): Promise<void> {
  const { told, files } = await composeLocal(province, database.db, dayOf(now, "vietnam"));
  const digest = sha256(JSON.stringify([signer.kid, told]));
  const last = await newestIssue(database.db);
  const fresh = last && inSeconds(between(instantOf(last.issued_ms), now)) < inSeconds(AGAIN_AFTER);
  if (last?.digest === digest && fresh) return;
  const document = LocalDocument.parse({
    ...told,
    version: last ? last.version + 1 : firstVersion(now),
    issuedAt: unixSeconds(now),
    notAfter: unixSeconds(plus(now, GOOD_FOR)),
  });
  const signed = await signDocument(signer, document);
  await database.transaction((trx) =>
    keepIssue(trx, { version: document.version, digest, document: signed, files }, now),
  );
}
