/** How this server sends, seals and words digests. */
import { hkdfSync } from "node:crypto";
import type { Carrier } from "@bluezone/desk/digest/carrier";
import { sendMessage } from "@bluezone/desk/sms/send-message";
import { openBytes, sealBytes } from "@bluezone/server-kit/keys/sealed-bytes";
import type { Context } from "../context.ts";
import type { Sql } from "../tables.ts";
import { digestCodeText, digestText } from "./text.ts";

/** The keys of ROLLOUT_SECRET for this use, newest first. */
const keysOf = ({ secrets }: Context["config"]): readonly Uint8Array[] =>
  secrets.map(
    (secret) => new Uint8Array(hkdfSync("sha256", secret.reveal(), "", "bluezone rollout digest", 32)),
  );

/** Opens with the first key that can; undefined where the secret that sealed it is gone. */
function opened(keys: readonly Uint8Array[], use: string, sealed: Uint8Array): string | undefined {
  for (const key of keys)
    try {
      return Buffer.from(openBytes(key, use, sealed)).toString("utf8");
    } catch {}
  return undefined;
}

/** The carrier. Numbers are sealed under the newest secret. */
export function digestCarrier({ config, events, random, sms }: Context): Carrier<Sql> {
  const { publicUrl: url, smsAccents: accents } = config;
  const keys = keysOf(config);
  const [newest] = keys;
  if (!newest) throw new RangeError("a seal needs at least one secret");
  return {
    most: config.digests,
    seal: async () => ({
      seal: (use, text) => sealBytes(random, newest, use, Buffer.from(text, "utf8")),
      open: (use, sealed) => opened(keys, use, sealed),
    }),
    send: (phone, label, text) => sendMessage({ sms, events }, phone, text, label),
    digestText: (counts) => digestText(counts, { url, accents }),
    codeText: (code) => digestCodeText(code, accents),
    usedUp: () => events.emit({ event: "quota_used_up", of: "digests" }),
  };
}
