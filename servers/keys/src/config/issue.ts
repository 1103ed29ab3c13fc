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
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { signDocument } from "@bluezone/server-kit/keys/sign-document";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import { type Events, Name } from "@bluezone/server-kit/measure/events";
import type { Database } from "@bluezone/server-kit/sql/database";
import type { Copies, CopySource } from "../copies/copies.ts";
import type { ExportKey } from "../export/export-key.ts";
import type { Tables } from "../tables.ts";
import { compose } from "./compose.ts";
import type { ConfigEvent } from "./events.ts";
import type { Settings } from "./settings.ts";
import { indexedFiles, releasedWindows, replaceIssued } from "./store.ts";
import { issueWindows } from "./windows.ts";

export type ConfigContext = {
  readonly database: Database<Tables>;
  readonly events: Events<ConfigEvent>;
  readonly copies: Copies;
  readonly root: Signer;
  readonly nextRoot: Signer | undefined;
  readonly exportKeys: readonly ExportKey[];
  readonly healthAuthorityID: string;
  readonly settings: (now: Instant) => Promise<Settings>;
  readonly policy: CopySource | undefined;
  readonly hotlines: CopySource | undefined;
  /** Told that the document is another one. */
  readonly replaced: () => void;
};

/** How long a phone may rely on a configuration, and after how long an unchanged one is issued anew. */
const IN_FORCE = Days(14);
const RENEWED = Days(1);

/** Issues a configuration if there is reason to. Running it twice, or on many instances at once, does no harm. */
export async function issueConfig(context: ConfigContext, now: Instant): Promise<void> {
  const { database, events, copies, root, nextRoot, exportKeys, healthAuthorityID } = context;
  const settings = await context.settings(now);
  const policy = context.policy && (await copies.text(context.policy))?.trim();
  const hotlines = context.hotlines && (await copies.text(context.hotlines))?.trim();
  const seconds = unixSeconds(now);
  const issued = await replaceIssued(database, async (trx, before) => {
    const released = Object.fromEntries(await releasedWindows(trx));
    const content = compose({
      settings,
      lastWindow: secondsOf({ [FIRST_SHARD]: 0, ...released }),
      files: await indexedFiles(trx),
      exportKeys,
      healthAuthorityID,
      nextRoot,
      policy,
      hotlines,
    });
    const digest = digestOf([root.kid, content]);
    const { lastWindow, files: _, ...rest } = content;
    // Which shards it lists is for phones to know; how far each has come the windows say.
    const settled = digestOf([root.kid, rest, Object.keys(lastWindow)]);
    const fresh = before && seconds >= before.issuedAt && seconds < before.issuedAt + inSeconds(RENEWED);
    // A server of the version before changes the document and leaves `settled` as it was.
    if (fresh && before.digest === digest && before.settled === settled) return undefined;
    const document = ConfigDocument.parse({
      ...content,
      // Seconds since 1970: it grows even when the database was lost.
      version: Math.max(seconds, (before?.version ?? 0) + 1),
      issuedAt: seconds,
      notAfter: seconds + inSeconds(IN_FORCE),
    });
    const signed = await signDocument(root, document);
    const { version } = document;
    const settledSince = before?.settled === settled ? before.settledSince : version;
    return { version, digest, issuedAt: seconds, document: signed, settled, settledSince, content };
  });
  if (!issued) return;
  context.replaced();
  const { content } = issued;
  events.emit({
    event: "config_issued",
    radioOff: content.radioOff !== undefined,
    policy: content.policy !== undefined,
    hotlines: content.hotlines !== undefined,
  });
}

const digestOf = (content: unknown): string =>
  createHash("sha256").update(JSON.stringify(content)).digest("base64url");

/** Ends of windows, from intervals to unix seconds. */
const secondsOf = (windows: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(windows).map(([shard, ends]) => [shard, unixSeconds(eninStart(Enin(ends)))]),
  );

/** Issues the configuration, and then the windows, when something has changed. */
export const configJob = (context: ConfigContext): Job => ({
  name: Name("config"),
  every: Minutes(1),
  async run(now) {
    await issueConfig(context, now);
    await issueWindows(context, now);
  },
});
