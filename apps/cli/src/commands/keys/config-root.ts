/** `bluezone config root`: what a phone pins of a root. */
import { toBase64 } from "@bluezone/protocol/bytes";
import { command } from "../../command.ts";
import { maybe, text } from "../../option.ts";

export const configRoot = command({
  about:
    "Shows the public half of a root key as phones pin it: its name and 65 bytes in base64. The private half stays in its file.",
  arguments: [{ form: "FILE", about: "the root's private key in PEM, readable by its owner only" }],
  options: { kid: maybe(text("NAME", "The root's name; without it the key file's name.", 64)) },
  example: "bluezone config root data/keys/signing/config-root.pem --json",
  async run({ kid }, [file]) {
    const { readPrivateKey } = await import("../../private-key.ts");
    const root = await readPrivateKey(file, kid);
    const pinned = { kid: root.kid, publicKey: toBase64(root.publicPoint) };
    return { json: pinned, text: `${pinned.kid}  ${pinned.publicKey}` };
  },
});
