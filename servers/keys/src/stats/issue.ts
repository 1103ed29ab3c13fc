/** Issuing the public document of day totals: signed anew when a day joins it, and when its last whole day moves on. */
import { StatsDocument } from "@bluezone/contract/keys/stats";
import { Days, type Instant, inSeconds, Minutes, unixSeconds } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { signDocument } from "@bluezone/server-kit/keys/sign-document";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import { type Events, Name } from "@bluezone/server-kit/measure/events";
import type { Database } from "@bluezone/server-kit/sql/database";
import type { Tables } from "../tables.ts";
import { type Content, compose } from "./compose.ts";
import type { StatsEvent } from "./events.ts";
import { readTotals, replaceDocument } from "./store.ts";

export type StatsContext = {
  readonly database: Database<Tables>;
  readonly events: Events<StatsEvent>;
  readonly root: Signer;
  /** Told that the document is another one. */
  readonly replaced: () => void;
};

/** How long a reader may take a document for the newest. */
const IN_FORCE = Days(14);

/** Issues the document if there is reason to. Running it twice, or in two instances at once, does no harm. */
export async function issueStats(context: StatsContext, now: Instant): Promise<void> {
  const { database, events, root } = context;
  const seconds = unixSeconds(now);
  const issued = await replaceDocument(database, async (trx, before) => {
    const old = before === undefined ? undefined : read(before);
    const content = compose(old?.document, await readTotals(trx), now);
    if (old?.kid === root.kid && same(old.document, content)) return undefined;
    const document = StatsDocument.parse({
      ...content,
      // Seconds since 1970: it grows even when the database was lost.
      version: Math.max(seconds, (old?.document.version ?? 0) + 1),
      issuedAt: seconds,
      notAfter: seconds + inSeconds(IN_FORCE),
    });
    return { version: document.version, text: await signDocument(root, document) };
  });
  if (!issued) return;
  context.replaced();
  events.emit({ event: "stats_issued" });
}

/** Our own last document: what it says, and which root signed it. */
function read(text: string): { readonly kid: string; readonly document: StatsDocument } {
  const [head, body] = text.split(".").map((part) => Buffer.from(part, "base64url").toString());
  return { kid: String(JSON.parse(head!).kid), document: StatsDocument.parse(JSON.parse(body!)) };
}

const same = (a: Content, b: Content): boolean =>
  a.complete === b.complete && JSON.stringify(a.days) === JSON.stringify(b.days);

/** Often enough that a day is told soon after it may be. */
export const statsJob = (context: StatsContext): Job => ({
  name: Name("stats"),
  every: Minutes(10),
  run: (now) => issueStats(context, now),
});
