/** The key server's signed day totals (docs/protocol/08-signed-documents.md#day-totals): read, verified, and kept by day. */
import { verify } from "node:crypto";
import { LONGEST_STATS, StatsAnswer, StatsDocument, stats } from "@bluezone/contract/keys/stats";
import { Hours, type Instant, inSeconds, parseDay, Seconds, unixSeconds } from "@bluezone/protocol/time";
import { boundedText } from "@bluezone/server-kit/http/bounded-text";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { Name } from "@bluezone/server-kit/measure/events";
import type { KeysRoot } from "../../config.ts";
import type { Context } from "../../context.ts";
import { keepUploads } from "./uploads-store.ts";

const PATIENCE = Seconds(5);
/** Longest answer that is read, in bytes. */
const LONGEST = JSON.stringify({ stats: "" }).length + LONGEST_STATS;

/** Whether a root signed a compact JWS with ES256. */
function signedBy(text: string, { kid, key }: KeysRoot): boolean {
  const [head = "", body = "", signature = ""] = text.split(".");
  const header = JSON.parse(Buffer.from(head, "base64url").toString()) as { alg?: unknown; kid?: unknown };
  if (header.alg !== "ES256" || header.kid !== kid) return false;
  return verify(
    "sha256",
    Buffer.from(`${head}.${body}`),
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
}

/** The document in an answer. Throws for one that is not what the contract says, not signed by the root, or over. */
function readTotals(answer: string, root: KeysRoot, now: Instant): StatsDocument {
  const { stats: text } = StatsAnswer.parse(JSON.parse(answer));
  if (!signedBy(text, root)) throw new Error("the day totals are not signed by ROLLOUT_KEYS_ROOT");
  const document = StatsDocument.parse(
    JSON.parse(Buffer.from(text.split(".")[1] ?? "", "base64url").toString()),
  );
  if (document.notAfter <= unixSeconds(now)) throw new Error("the day totals are over");
  return document;
}

/** Reads them once. Rejects when they cannot be had; what was kept stays. */
async function takeUploads({ config, database }: Context, root: KeysRoot, now: Instant): Promise<void> {
  const answer = await fetch(new URL(stats.path, config.keysUrl), {
    redirect: "error",
    signal: AbortSignal.timeout(inSeconds(PATIENCE) * 1_000),
  });
  if (!answer.ok) {
    await answer.body?.cancel();
    // A server that has told no day yet has no document.
    if (answer.status === 404) return;
    throw new Error(`the day totals were answered with ${answer.status}`);
  }
  const { days } = readTotals(await boundedText(answer, LONGEST), root, now);
  await database.transaction((trx) =>
    keepUploads(
      trx,
      days.map(({ day, uploads, keys, revisions }) => ({ day: parseDay(day), uploads, keys, revisions })),
    ),
  );
}

/** Every hour; none without the address and the root of a key server. */
export function uploadsJob(context: Context): readonly Job[] {
  const { keysUrl, keysRoot } = context.config;
  if (keysUrl === undefined || keysRoot === undefined) return [];
  return [{ name: Name("uploads"), every: Hours(1), run: (now) => takeUploads(context, keysRoot, now) }];
}
