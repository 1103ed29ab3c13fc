/** Does the TLS certificate in front of the server hold for long enough? */
import { between, type Duration, type Instant, inDays } from "@bluezone/protocol/time";
import { tlsEnd } from "@bluezone/server-kit/measure/machine-gauges";
import { type Finding, fail, ok, warn } from "./finding.ts";

export async function checkTls(file: string, now: Instant): Promise<Finding> {
  const end = await tlsEnd(file).catch(() => undefined);
  if (end === undefined)
    return fail("tls", `${file} cannot be read as a certificate; name one in PEM that this user may read.`);
  return judge(between(now, end), file);
}

/** What the time that is left means. Renewals come a month ahead. */
export function judge(left: Duration, file: string): Finding {
  const days = Math.floor(inDays(left));
  if (days < 0) return fail("tls", `${file} has ended; no phone talks to this server.`);
  const says = `${file} ends in ${days} days`;
  if (days < 7) return fail("tls", `${says}; renew it now.`);
  return days < 21 ? warn("tls", `${says}; is its renewal on?`) : ok("tls", `${says}.`);
}
