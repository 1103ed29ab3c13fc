/** Is what the operator's monitoring reads there, and for the operator only? */
import { isIP } from "node:net";
import type { HostPort } from "@bluezone/server-kit/start/variable";
import { type Finding, fail, ok, warn } from "./finding.ts";
import { addressOf } from "./patient.ts";

/**
 * @param variable the one that names the address.
 * @param running whether the server answers, where that is known.
 */
export async function checkMetrics(
  address: HostPort | undefined,
  variable: string,
  running: boolean,
): Promise<Finding> {
  if (!address) return warn("metrics", `nothing can watch this server; set ${variable}=127.0.0.1:9464.`);
  const where = `${address.host}:${address.port}`;
  if (!isOwn(address.host))
    return warn(
      "metrics",
      `${where} may be reached by others; ${variable} belongs on loopback or a network of your own.`,
    );
  if (!running) return ok("metrics", `will be on ${where}.`);
  const page = await fetch(`${addressOf(address.host, address.port)}/metrics`, {
    signal: AbortSignal.timeout(5_000),
  })
    .then((answer) => answer.text())
    .catch(() => "");
  return page.includes("bluezone_database_up")
    ? ok("metrics", `are on ${where}.`)
    : fail("metrics", `${where} does not show them although the server is running; start it anew.`);
}

/** Addresses of this machine or of private networks (RFC 1918, RFC 4193). */
function isOwn(host: string): boolean {
  if (host === "localhost") return true;
  if (isIP(host) === 4) return /^(?:127|10)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\./.test(host);
  return /^(?:::1$|f[cd])/i.test(host);
}
