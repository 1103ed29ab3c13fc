/** A root's private key in a file: a P-256 key in PEM that only its owner may read, as the servers keep theirs. */
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { type Signer, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { Failure } from "./failure.ts";
import { readText } from "./input-file.ts";

/**
 * The signer of a key file. Its `kid` is the one given, or the file's name without `.pem`, as in a server's key folder.
 * Throws Failure when the file cannot be read, others may read it, or it holds no such key; never shows what is inside.
 */
export async function readPrivateKey(file: string, kid: string = basename(file, ".pem")): Promise<Signer> {
  const pem = await readText(file);
  // Windows has no such rights; there the file's own list of rights decides.
  if (process.platform !== "win32" && ((await stat(file)).mode & 0o077) !== 0)
    throw new Failure(
      "configuration",
      `the key file ${file} can be read by other users; run: chmod 600 ${file}`,
    );
  if (!/^[\w.-]{1,64}$/.test(kid))
    throw new Failure("usage", "the key's name (--kid) must be 1 to 64 letters, digits and . _ -");
  try {
    return signerFromPem(pem, kid);
  } catch {
    throw new Failure(
      "badData",
      `the file ${file} is not a private P-256 key in PEM; make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`,
    );
  }
}
