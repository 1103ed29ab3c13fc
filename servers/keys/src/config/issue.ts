/** Issuing the configuration: signed anew when its content changes, and once a day so that it stays fresh. */
import { createHash } from "node:crypto";
import { FIRST_SHARD } from "@bluezone/contract/keys/exports";
import { ConfigDocument } from "@bluezone/contract/signed";
import {
  Days,
  Enin,
  eninStart,
  type Instant,
  inSeconds,
  Minutes,
  unixSeconds,
} from "@bluezone/protocol/time";
import type { Database } from "@bluezone/server-kit/database";
import { type Events, Name } from "@bluezone/server-kit/events";
import type { Job } from "@bluezone/server-kit/jobs";
import type { Signer } from "@bluezone/server-kit/signer";
import type { Copied, Copies } from "../copies/copies.ts";
import type { ExportKey } from "../export/export-key.ts";
import type { Tables } from "../tables.ts";
import { compose } from "./compose.ts";
import type { ConfigEvent } from "./events.ts";
import type { Settings } from "./settings.ts";
import { signDocument } from "./sign-document.ts";
import { indexedFiles, readIssued, releasedWindows, writeIssued } from "./store.ts";

export type ConfigContext = {
  readonly database: Database<Tables>;
  readonly events: Events<ConfigEvent>;
  readonly copies: Copies;
  readonly root: Signer;
  readonly nextRoot: Signer | undefined;
  readonly exportKeys: readonly ExportKey[];
  readonly healthAuthorityID: string;
  readonly settings: (now: Instant) => Promise<Settings>;
  readonly policy: Copied | undefined;
  readonly hotlines: Copied | undefined;
};

/** How long a phone may rely on a configuration, and after how long an unchanged one is issued anew. */
const IN_FORCE = Days(14);
const RENEWED = Days(1);

/** Issues a configuration if there is reason to. Running it twice does no harm. */
export async function issueConfig(context: ConfigContext, now: Instant): Promise<void> {
  const { database, events, copies, root, nextRoot, exportKeys, healthAuthorityID, settings } = context;
  const before = await readIssued(database);
  const released = Object.fromEntries(await releasedWindows(database));
  const content = compose({
    settings: await settings(now),
    lastWindow: secondsOf({ [FIRST_SHARD]: 0, ...released }),
    files: await indexedFiles(database),
    exportKeys,
    healthAuthorityID,
    nextRoot,
    policy: context.policy && (await copies.text(context.policy))?.trim(),
    hotlines: context.hotlines && (await copies.text(context.hotlines))?.trim(),
  });
  const digest = createHash("sha256")
    .update(JSON.stringify([root.kid, content]))
    .digest("base64url");
  const seconds = unixSeconds(now);
  const fresh = before && seconds >= before.issuedAt && seconds < before.issuedAt + inSeconds(RENEWED);
  if (fresh && before.digest === digest) return;
  const document = ConfigDocument.parse({
    ...content,
    // Seconds since 1970: it grows even when the database was lost.
    version: Math.max(seconds, (before?.version ?? 0) + 1),
    issuedAt: seconds,
    notAfter: seconds + inSeconds(IN_FORCE),
  });
  await writeIssued(database, {
    version: document.version,
    digest,
    issuedAt: seconds,
    document: await signDocument(root, document),
  });
  events.emit({
    event: "config_issued",
    radioOff: document.radioOff !== undefined,
    policy: document.policy !== undefined,
    hotlines: document.hotlines !== undefined,
  });
}

/** Ends of windows, from intervals to unix seconds. */
const secondsOf = (windows: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(windows).map(([shard, ends]) => [shard, unixSeconds(eninStart(Enin(ends)))]),
  );

/** Issues the configuration when something has changed. */
export const configJob = (context: ConfigContext): Job => ({
  name: Name("config"),
  every: Minutes(1),
  run: (now) => issueConfig(context, now),
});
