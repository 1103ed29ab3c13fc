/** A key server's document of day totals: fetched, and verified before it is read. */
import { read } from "@bluezone/contract/client";
import { StatsAnswer, StatsDocument, stats } from "@bluezone/contract/keys/stats";
import type { Root } from "@bluezone/contract/signed";
import { verifyDocument } from "@bluezone/device/engine/jws";
import { nodeTransport } from "@bluezone/device-node/transport";
import { unixSeconds } from "@bluezone/protocol/time";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { Failure } from "./failure.ts";
import { shownTime } from "./shown.ts";

const REFUSED = {
  unreadable: "is not what the contract describes",
  "unknown-root": "is signed by a root that is not in your file",
  "bad-signature": "has a signature that does not hold",
} as const;

/**
 * The document of the server at `url`, when one of `roots` signed it and it is in force.
 * Throws Failure: "no" when it cannot be trusted, "unavailable" when none came.
 */
export async function readStats(url: string, roots: readonly Root[]): Promise<StatsDocument> {
  const verified = verifyDocument(await fetchStats(url), roots, StatsDocument);
  if (!verified.ok) throw new Failure("no", `the document of ${url} ${REFUSED[verified.why]}.`);
  const { document } = verified;
  if (document.notAfter <= unixSeconds(systemClock.now()))
    throw new Failure("no", `the document of ${url} expired ${shownTime(document.notAfter)}.`);
  return document;
}

async function fetchStats(url: string): Promise<string> {
  const transport = nodeTransport();
  try {
    const answer = await read({ baseUrl: url, transport, random: (n) => systemRandom.bytes(n) }, stats.path);
    if (!answer.ok && answer.code === "unreachable")
      throw new Failure("unavailable", `no answer from ${url}; is the key server running there?`);
    const text = answer.ok ? new TextDecoder().decode(answer.value.body) : "";
    const parsed = StatsAnswer.safeParse(jsonOf(text));
    if (parsed.success) return parsed.data.stats;
    throw new Failure("unavailable", `what answers at ${url} tells no day totals.`);
  } finally {
    transport.close();
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
