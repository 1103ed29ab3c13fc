/**
 * SMS through the gateway of a province: one POST of `{phone, message}`, signed so that the gateway knows who sends
 * (X-Signature, HMAC-SHA-512 over the body: docs/protocol/09-endpoints.md#where-we-differ-from-the-published-servers).
 */
import { createHmac } from "node:crypto";
import { type Duration, Seconds } from "@bluezone/protocol/time";
import type { Secret } from "@bluezone/server-kit/start/secret";
import type { Sms, SmsFailure } from "./sms.ts";

/** How long a gateway may take. */
export const WEBHOOK_TIMEOUT = Seconds(10);

/** The value of `X-Signature`: hex of the HMAC-SHA-512 of the exact bytes of the body. */
export const signature = (secret: Secret, body: string): string =>
  createHmac("sha512", secret.reveal()).update(body).digest("hex");

/** Sends to a webhook. Any 2xx is success; 4xx is `refused`, everything else `unreachable` or `timeout`. */
export function webhookSms(options: {
  readonly url: string;
  readonly secret: Secret;
  readonly timeout?: Duration;
}): Sms {
  const { url, secret, timeout = WEBHOOK_TIMEOUT } = options;
  return {
    async send(phone, text) {
      const body = JSON.stringify({ phone, message: text });
      try {
        const answer = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json", "x-signature": signature(secret, body) },
          body,
          redirect: "error",
          signal: AbortSignal.timeout(timeout),
        });
        await answer.body?.cancel();
        if (answer.ok) return { ok: true };
        return failed(answer.status >= 400 && answer.status < 500 ? "refused" : "unreachable");
      } catch (error) {
        return failed(error instanceof Error && error.name === "TimeoutError" ? "timeout" : "unreachable");
      }
    },
  };
}

const failed = (reason: SmsFailure) => ({ ok: false, reason }) as const;
