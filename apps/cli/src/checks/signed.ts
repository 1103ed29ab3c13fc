/** Does the root that phones pin sign what they are told, and is it the one whose public half was given out? */
import { verify } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { LocalAnswer, LocalDocument } from "@bluezone/contract/rollout/local";
import { toBase64 } from "@bluezone/protocol/bytes";
import { openKeyFolder } from "@bluezone/server-kit/keys/key-folder";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { shownTime } from "../shown.ts";
import { get } from "./answer.ts";
import { type Finding, fail, ok, warn } from "./finding.ts";
import type { Patient } from "./patient.ts";

/** @param now in milliseconds. */
export async function checkSigned(
  { folder, root }: NonNullable<Patient["signing"]>,
  { url, pinned }: NonNullable<Patient["signs"]>,
  now: number,
): Promise<Finding> {
  const key = await findKey(folder, root);
  // What is wrong with the key itself, the check of keys says.
  if (!key) return warn("signed", `not checked: ${root}.pem cannot be read in ${folder}.`);
  if (existsSync(pinned) && !(await readFile(pinned, "utf8")).includes(toBase64(key.publicPoint)))
    return fail(
      "signed",
      `${root}.pem in ${folder} is not the key whose public half stands in ${pinned}, which phones pin; put back a copy.`,
    );
  const answer = LocalAnswer.safeParse((await get(url))?.json);
  if (!answer.success)
    return warn(
      "signed",
      `nothing is told to phones at ${url} now; look again once the server has run a minute.`,
    );
  const [head = "", payload = "", signature = ""] = answer.data.local.split(".");
  const right = verify(
    "sha256",
    Buffer.from(`${head}.${payload}`),
    { key: key.publicPem, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!right)
    return fail(
      "signed",
      `what phones are told at ${url} is not signed by ${root}.pem; was the key put there after the start? Start the server anew.`,
    );
  return judge(notAfterOf(payload), now, root);
}

/** What the end of a document (unix seconds) means. It is issued anew twice a day and good for three days. */
function judge(notAfter: number, now: number, root: string): Finding {
  const says = `what phones are told is signed by ${root} and holds until ${shownTime(notAfter)}`;
  const left = notAfter - now / 1_000;
  if (left < 0) return fail("signed", `${says}: phones show it no more; look for job_failed in the log.`);
  return left < 48 * 3_600
    ? fail("signed", `${says}: it was not issued anew; look for job_failed in the log.`)
    : ok("signed", `${says}.`);
}

async function findKey(folder: string, root: string): Promise<Signer | undefined> {
  if (!existsSync(folder)) return undefined;
  try {
    return await (await openKeyFolder(folder)).find(root);
  } catch (error) {
    if (error instanceof StartError) return undefined;
    throw error;
  }
}

/** The content; its signature was checked before. */
const notAfterOf = (payload: string): number =>
  LocalDocument.parse(JSON.parse(Buffer.from(payload, "base64url").toString())).notAfter;
