/**
 * A configuration is signed by the root that phones pinned, or by the one that they were told of: a key file that was lost
 * and made anew would be refused by every phone, and must stop the start instead.
 */
import { verify } from "node:crypto";
import { toBase64 } from "@bluezone/protocol/bytes";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { contentOf } from "./store.ts";

/** Throws StartError unless `root` signed the last document (compact JWS) or is the `nextRoot` that it names. */
export function demandContinuity(last: string, root: Signer): void {
  const [header, body, signature] = last.split(".") as [string, string, string];
  const signed = verify(
    "sha256",
    Buffer.from(`${header}.${body}`),
    { key: root.publicPem, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  const { nextRoot } = contentOf(last);
  if (signed || (nextRoot?.kid === root.kid && nextRoot.publicKey === toBase64(root.publicPoint))) return;
  throw new StartError(
    `The root ${root.kid} is not the one that phones know: it neither signed the last configuration nor was named in it; put back the key file.`,
  );
}
