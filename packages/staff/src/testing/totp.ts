/** The code of an authenticator app, after RFC 6238 and RFC 4226 §5.3: a readable reference, for actors that sign in. */
import { createHmac } from "node:crypto";
import { type Instant, unixSeconds } from "@bluezone/protocol/time";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP_SECONDS = 30;

/** Six digits for a secret (base32, RFC 4648 §6; spaces between do no harm) at an instant of real time. */
export function totpAt(secret: string, at: Instant): string {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(unixSeconds(at) / STEP_SECONDS)));
  const mac = createHmac("sha1", base32(secret)).update(step).digest();
  const offset = mac[19]! & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, "0");
}

function base32(text: string): Buffer {
  const bytes: number[] = [];
  let [bits, held] = [0, 0];
  for (const letter of text.replace(/[\s=]/g, "").toUpperCase()) {
    held = (held << 5) | ALPHABET.indexOf(letter);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
    held &= (1 << bits) - 1;
  }
  return Buffer.from(bytes);
}
