/** The content of the configuration: all but its number and dates. */
import type { ConfigDocument, Root } from "@bluezone/contract/signed";
import { toBase64 } from "@bluezone/protocol/bytes";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import type { ExportKey } from "../export/export-key.ts";
import type { Settings } from "./settings.ts";

export type Content = Omit<ConfigDocument, "version" | "issuedAt" | "notAfter">;

/** Composes the content. */
export function compose(parts: {
  readonly settings: Settings;
  readonly lastWindow: Readonly<Record<string, number>>;
  readonly files: Content["files"];
  readonly exportKeys: readonly ExportKey[];
  readonly healthAuthorityID: string;
  readonly nextRoot: Signer | undefined;
  readonly policy: string | undefined;
  readonly hotlines: string | undefined;
}): Content {
  const {
    settings: { shards, ...settings },
    lastWindow,
    files,
    exportKeys,
    healthAuthorityID,
    nextRoot,
    policy,
    hotlines,
  } = parts;
  return {
    ...settings,
    lastWindow: { ...lastWindow },
    files,
    ...(Object.keys(shards).length > 0
      ? { shards: Object.fromEntries(Object.entries(shards).map(([shard, areas]) => [shard, { areas }])) }
      : {}),
    exportKeys: exportKeys.map(({ id, version, signer }) => ({
      id,
      version,
      publicKey: toBase64(signer.publicPoint),
    })),
    healthAuthorityID,
    ...(nextRoot ? { nextRoot: rootOf(nextRoot) } : {}),
    ...(policy ? { policy } : {}),
    ...(hotlines ? { hotlines } : {}),
  };
}

/** What a phone pins of a root. */
export const rootOf = ({ kid, publicPoint }: Signer): Root => ({ kid, publicKey: toBase64(publicPoint) });
