/** Reading a public document that lies elsewhere, by its address or path. Nothing is sent beside the request for it. */
import { readFile, stat } from "node:fs/promises";
import { inSeconds, Seconds } from "@bluezone/protocol/time";
import { boundedText } from "@bluezone/server-kit/http/bounded-text";

/** Reads the text at a location: an http(s) address, or a path. Rejects when it cannot be had. */
export type Source = (location: string) => Promise<string>;

/** Longest document that is read, in bytes. */
const LONGEST = 262_144;
const PATIENCE = Seconds(5);

/** Reads from the web (no redirects, 5 seconds) and from files. */
export const readSource: Source = async (location) => {
  if (!/^https?:\/\//.test(location)) {
    if ((await stat(location)).size > LONGEST) throw new RangeError("the document is too long");
    return readFile(location, "utf8");
  }
  const answer = await fetch(location, {
    redirect: "error",
    signal: AbortSignal.timeout(inSeconds(PATIENCE) * 1_000),
  });
  if (!answer.ok) {
    await answer.body?.cancel();
    throw new Error(`the document was answered with status ${answer.status}`);
  }
  return boundedText(answer, LONGEST);
};
