/** The town's text messages: a file each in a folder, and delivered to the resident whose number it is. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Sms } from "@bluezone/desk/sms/sms";
import type { Instant } from "@bluezone/protocol/time";
import { isoInstant } from "@bluezone/protocol/time";
import { parsePhone } from "@bluezone/vietnamese/phone";
import type { Message, Resident } from "./resident.ts";

/** How many messages a phone keeps. */
const KEPT = 20;

/** An SMS port that only a town may have: it writes numbers and texts down. `folder` null keeps no files. */
export function townOutbox(
  folder: string | null,
  now: () => Instant,
  residents: () => Iterable<Resident>,
): Sms {
  let sent = 0;
  if (folder !== null) mkdirSync(folder, { recursive: true });
  return {
    async send(phone, text) {
      const at = now();
      sent += 1;
      if (folder !== null) {
        const name = `${isoInstant(at).replace(/[:.]/g, "-")}-${sent}.json`;
        writeFileSync(
          join(folder, name),
          `${JSON.stringify({ at: isoInstant(at), to: phone, text }, null, 2)}\n`,
        );
      }
      for (const resident of residents()) {
        if (parsePhone(resident.person.number) !== phone) continue;
        resident.messages.unshift({ at, text });
        resident.messages.length = Math.min(resident.messages.length, KEPT);
      }
      return { ok: true };
    },
  };
}

/** The address in a text message, without what ends its sentence. */
export const linkIn = (message: Message | undefined): string | undefined =>
  /https?:\/\/\S+?(?=[\s.)]*(\s|$))/.exec(message?.text ?? "")?.[0];
