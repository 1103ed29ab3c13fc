/** Documents of other authorities that the configuration carries unread: policy and hotlines, each signed by its own root. */
import { type Instant, Minutes } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { Name } from "@bluezone/server-kit/measure/events";
import type { Copies, CopySource } from "../copies/copies.ts";

/** Longest document that the configuration takes, in characters (the contract's limit). */
const LONGEST = 65_536;

/** A signed document that lies elsewhere. It is only looked at from outside: a compact JWS that is not too long. */
export const embedded = (kind: "policy" | "hotlines", location: string): CopySource => ({
  kind,
  location,
  check(text) {
    if (text.trim().length > LONGEST || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text.trim()))
      throw new RangeError("the document is not a compact JWS of at most 65,536 characters");
  },
});

/** Reads the documents again; of one that cannot be read the last good copy stays. */
export async function copyEmbedded(
  documents: readonly CopySource[],
  copies: Copies,
  now: Instant,
): Promise<void> {
  for (const document of documents) await copies.refresh(document, now);
}

/** Reads the documents every minute. */
export function embeddedJob(documents: readonly CopySource[], copies: Copies): Job {
  return {
    name: Name("embedded-documents"),
    every: Minutes(1),
    run: (now) => copyEmbedded(documents, copies, now),
  };
}
