/** How a desk's messages leave, as its operator says it. */
import { ConfigError, type Variable } from "@bluezone/server-kit/start/config";
import type { Secret } from "@bluezone/server-kit/start/secret";
import { url } from "@bluezone/server-kit/start/variable";
import { failingSms, type Sms } from "./sms.ts";
import { webhookSms } from "./webhook.ts";

/** Through a gateway, or not at all. */
export type SmsChoice = { readonly by: "none" } | { readonly by: "webhook"; readonly url: string };

/** The variable of that name. */
export function smsChoice(name: string): Variable<SmsChoice> {
  const address = url(name);
  return {
    name,
    form: "the web address of an SMS gateway that begins with https:// (http:// of this machine alone), or none to send nothing",
    example: "https://sms.example.vn/send",
    parse(found) {
      if (found === "none") return { by: "none" };
      const parsed = address.parse(found);
      return parsed === undefined ? undefined : { by: "webhook", url: parsed };
    },
  };
}

/** Throws ConfigError for a gateway without the secret that signs what it is sent. `name` is the secret's variable. */
export function mustHaveSecret(
  { by }: SmsChoice,
  secret: Secret | undefined,
  { name, of }: { readonly name: string; readonly of: string },
): void {
  if (by === "webhook" && !secret)
    throw new ConfigError(
      `${name} must be a secret of at least 32 bytes in base64 when ${of} names a gateway, for example ${name}=$(openssl rand -base64 32); it is not set.`,
    );
}

/** What then sends. */
export const smsOf = (choice: SmsChoice, secret: Secret | undefined): Sms =>
  choice.by === "webhook" && secret ? webhookSms({ url: choice.url, secret }) : failingSms();
