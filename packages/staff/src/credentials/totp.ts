/**
 * The codes of an authenticator app (RFC 6238 with HMAC-SHA-1, six digits, half minutes), of the secret as better-auth keeps
 * it. The code before and the one after are right too (§5.2), for clocks that are a little off.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { type Instant, unixSeconds } from "@bluezone/protocol/time";

const STEP_SECONDS = 30;

/** Whether an app with this secret shows the code at an instant of real time. Every code costs the same. */
export function isTotp(secret: string, code: string, at: Instant): boolean {
  const step = Math.floor(unixSeconds(at) / STEP_SECONDS);
  const typed = Buffer.from(code.padEnd(6).slice(0, 6));
  const right = [-1, 0, 1].map((off) => timingSafeEqual(Buffer.from(codeOf(secret, step + off)), typed));
  return code.length === 6 && right.includes(true);
}

/** RFC 4226 §5.3. */
function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const number = mac.readUInt32BE(mac[19]! & 0xf) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, "0");
}
