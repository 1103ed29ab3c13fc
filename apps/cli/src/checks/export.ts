/** How old is the last export? A running key server says in its configuration how far its windows have come. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { ConfigAnswer } from "@bluezone/contract/keys/config";
import { FIRST_SHARD, parseExportName } from "@bluezone/contract/keys/exports";
import { ConfigDocument } from "@bluezone/contract/signed";
import { between, type Duration, fromUnixSeconds, Instant, Minutes } from "@bluezone/protocol/time";
import { bucketBlobs } from "@bluezone/server-kit/files/blobs-bucket";
import type { FilesPlace } from "@bluezone/server-kit/files/files-place";
import { shownInstant, shownLength } from "../shown.ts";
import { get } from "./answer.ts";
import { type Finding, fail, ok, warn } from "./finding.ts";

/** A window ends every ten minutes and is released a minute later: after this something is wrong. */
const LATE: Duration = Minutes(25);

export async function checkExport(exports: {
  readonly files: FilesPlace;
  readonly url: string;
}): Promise<Finding> {
  const answer = await get(`${exports.url}/v1/config`);
  const config = readConfigDocument(answer?.json);
  if (answer && config) return judge(config.lastWindow[FIRST_SHARD] ?? 0, Instant(answer.date ?? Date.now()));
  const newest = await newestFile(exports.files);
  const files =
    newest === undefined ? "there is no file yet" : `the newest file ends ${shownInstant(newest)}`;
  return warn("export", `no key server answers at ${exports.url}, so nothing is exported now; ${files}.`);
}

/** What the end of the last window (unix seconds) means at a time of the server's clock. */
function judge(lastWindow: number, now: Instant): Finding {
  if (lastWindow === 0) return warn("export", "no window yet; look again in a few minutes.");
  const age = between(fromUnixSeconds(lastWindow), now);
  const says = `the last window ended ${shownLength(age)} ago`;
  return age > LATE
    ? fail(
        "export",
        `${says}, and there should be one every ten minutes; look for errors in the key server's log.`,
      )
    : ok("export", `${says}.`);
}

/** The content of a signed configuration; its signature is for phones to check. */
function readConfigDocument(json: unknown): ConfigDocument | undefined {
  const answer = ConfigAnswer.safeParse(json);
  if (!answer.success) return undefined;
  try {
    const payload = Buffer.from(answer.data.config.split(".")[1] ?? "", "base64url").toString();
    return ConfigDocument.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
}

async function newestFile(files: FilesPlace): Promise<Instant | undefined> {
  const names = await namesIn(files).catch(() => []);
  const ends = names.flatMap((name) => parseExportName(name)?.end ?? []);
  return ends.length === 0 ? undefined : fromUnixSeconds(Math.max(...ends));
}

/** Names without making the folder: the doctor changes nothing. */
async function namesIn(files: FilesPlace): Promise<readonly string[]> {
  if (files.at === "bucket") return bucketBlobs(files).list(`${FIRST_SHARD}/`);
  return (await readdir(join(files.folder, FIRST_SHARD))).map((name) => `${FIRST_SHARD}/${name}`);
}
