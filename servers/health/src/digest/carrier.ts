/** How this server sends, seals and words digests. */
import type { Carrier } from "@bluezone/desk/digest/carrier";
import { sendMessage } from "@bluezone/desk/sms/send-message";
import { openBytes, sealBytes } from "@bluezone/server-kit/keys/sealed-bytes";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Sql } from "../tables.ts";
import { digestCodeText, digestText } from "./text.ts";

/** The carrier. Numbers are sealed under the key of people, as those of residents are. */
export function digestCarrier(context: Context): Carrier<Sql> {
  const { config, events, random } = context;
  const { publicUrl: url, smsAccents: accents } = config;
  return {
    most: config.digests,
    async seal(sql) {
      const { seal: key } = await openPeopleKeys(context, sql);
      return {
        seal: (use, text) => sealBytes(random, key, use, Buffer.from(text, "utf8")),
        open: (use, sealed) => Buffer.from(openBytes(key, use, sealed)).toString("utf8"),
      };
    },
    send: (phone, label, text) => sendMessage(context, phone, text, label),
    digestText: (counts) => digestText(counts, { url, accents }),
    codeText: (code) => digestCodeText(code, accents),
    usedUp: () => events.emit({ event: "quota_used_up", of: "digests" }),
  };
}
