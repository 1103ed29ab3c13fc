/** What must be true of the signed configuration: its version never goes back, and what it says of files agrees with the indexes. */
import { verify } from "node:crypto";
import { dayIndexName, FIRST_SHARD, parseExportName } from "@bluezone/contract/keys/exports";
import { ConfigDocument } from "@bluezone/contract/signed";
import { Days, dayOf, type Instant, minus, parseDay, unixSeconds } from "@bluezone/protocol/time";
import type { Exports } from "./exports.ts";

export type WatchConfig = {
  /** @param roots public keys in PEM, one of which signed. */
  look(jws: string, exports: Exports, now: Instant, roots: readonly string[]): void;
  /** The last one that was seen. */
  readonly last: ConfigDocument | undefined;
};

export function watchConfig(broken: (what: string) => void): WatchConfig {
  let before: { readonly text: string; readonly document: ConfigDocument } | undefined;
  return {
    get last() {
      return before?.document;
    },
    look(jws, { indexes }, now, roots) {
      const [head = "", body = "", signature = ""] = jws.split(".");
      const signed = roots.some((key) =>
        verify(
          "sha256",
          Buffer.from(`${head}.${body}`),
          { key, dsaEncoding: "ieee-p1363" },
          Buffer.from(signature, "base64url"),
        ),
      );
      if (!signed) broken("the configuration is signed by no root");
      const document = ConfigDocument.parse(JSON.parse(Buffer.from(body, "base64url").toString()));
      const [last = 0, lastBefore = 0] = [document, before?.document].map((d) => d?.lastWindow[FIRST_SHARD]);
      if (before && document.version < before.document.version)
        broken("the configuration's version went back");
      if (before?.document.version === document.version && before.text !== jws)
        broken(`two configurations have the version ${document.version}`);
      if (last < lastBefore) broken("the configuration's last window went back");
      if (document.notAfter < unixSeconds(now)) broken("the configuration has expired");
      for (const [day, wanted] of Object.entries(document.files[FIRST_SHARD] ?? {})) {
        // Days whose files go one by one: the count was true when it was signed.
        if (parseDay(day) <= dayOf(minus(now, Days(14)), "utc")) continue;
        const names = indexes.get(dayIndexName(FIRST_SHARD, parseDay(day))) ?? [];
        const found = names.filter((name) => parseExportName(name)!.end < last).length;
        if (found !== wanted)
          broken(`the configuration counts ${wanted} files on ${day}, the index ${found}`);
      }
      before = { text: jws, document };
    },
  };
}
