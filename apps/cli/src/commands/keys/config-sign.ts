/** `bluezone config sign`: from a document and a root's key to what the key server embeds and phones verify. */
import { isDeepStrictEqual } from "node:util";
import type { HotlinesDocument, PolicyDocument } from "@bluezone/contract/signed";
import { Hours, inSeconds } from "@bluezone/protocol/time";
import { command } from "../../command.ts";
import { Failure } from "../../failure.ts";
import { maybe, path, text, word } from "../../option.ts";

/** Longest signed document that the configuration takes, in characters (the contract's limit). */
const LONGEST = 65_536;
/** Longest time for which a policy may hold new alerts; phones end a longer one by themselves. */
const LONGEST_HOLD = inSeconds(Hours(12));

export const configSign = command({
  about:
    "Signs the health authority's policy or the information authority's hotlines with that authority's root key, as compact JWS. Put the answer where the key server finds it (KEYS_POLICY, KEYS_HOTLINES). What phones would refuse is not signed.",
  arguments: [{ form: "FILE", about: "the document as JSON" }],
  options: {
    kind: word(["policy", "hotlines"], "Which document it is."),
    root: path("FILE", "The root's private key in PEM, readable by its owner only."),
    kid: maybe(text("NAME", "The root's name, as phones know it; without it the key file's name.", 64)),
  },
  example: "bluezone config sign --kind policy --root health-root.pem policy.json > policy.jws",
  async run({ kind, root: rootFile, kid }, [file]) {
    const { HotlinesDocument, PolicyDocument } = await import("@bluezone/contract/signed");
    const { z } = await import("zod");
    const { signDocument } = await import("@bluezone/server-kit/keys/sign-document");
    const { readJson } = await import("../../input-file.ts");
    const { readPrivateKey } = await import("../../private-key.ts");
    const given = await readJson(file, z.json(), "JSON");
    const document =
      kind === "policy"
        ? await readJson(file, PolicyDocument.superRefine(acceptable), "a policy document")
        : await readJson(file, HotlinesDocument.superRefine(acceptable), "a hotlines document");
    // A name that phones do not know would be dropped in silence, as would figures of `dose` outside their limits, and with it what its writer meant.
    if (!isDeepStrictEqual(given, document))
      throw new Failure(
        "badData",
        `the file ${file} has a name in it that phones do not know, or figures that they would leave out.`,
      );
    if (document.notAfter <= Math.floor(Date.now() / 1_000))
      throw new Failure(
        "badData",
        `the file ${file} has a notAfter that lies in the past: phones would refuse it.`,
      );
    const root = await readPrivateKey(rootFile, kid);
    const jws = await signDocument(root, document);
    if (jws.length > LONGEST)
      throw new Failure(
        "badData",
        `the file ${file} is too long: signed it has more than ${LONGEST} characters.`,
      );
    const { version, notAfter } = document;
    return { json: { kind, kid: root.kid, version, notAfter, jws }, text: jws };
  },
});

/** What the schema leaves to the document as a whole. */
function acceptable(
  document: PolicyDocument | HotlinesDocument,
  context: { addIssue(issue: { code: "custom"; path: string[]; message: string }): void },
): void {
  const refuse = (name: string, message: string) =>
    context.addIssue({ code: "custom", path: [name], message });
  if (document.notAfter <= document.issuedAt) refuse("notAfter", "it must be later than issuedAt");
  if (!("riskProfile" in document)) return;
  for (const name of ["alertHold", "selfReportHold"] as const) {
    const hold = document[name];
    if (hold && (hold.until <= hold.from || hold.until - hold.from > LONGEST_HOLD))
      refuse(name, "it must end after it begins, and within 12 hours");
  }
}
