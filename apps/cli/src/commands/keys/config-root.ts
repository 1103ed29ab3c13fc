/** `bluezone config root`: what a phone pins of a root, and a server's variable names. */
import type { Root } from "@bluezone/contract/signed";
import { toBase64 } from "@bluezone/protocol/bytes";
import { command } from "../../command.ts";
import { maybe, text } from "../../option.ts";

/** The root in a file that shows one already, or the public half of a private key. */
async function rootIn(file: string, kid: string | undefined): Promise<Root> {
  if (file.endsWith(".json")) {
    const { readJson } = await import("../../input-file.ts");
    const contract = await import("@bluezone/contract/signed");
    const root = await readJson(file, contract.Root.strict(), 'a root {"kid", "publicKey"}');
    return { ...root, kid: kid ?? root.kid };
  }
  const { readPrivateKey } = await import("../../private-key.ts");
  const root = await readPrivateKey(file, kid);
  return { kid: root.kid, publicKey: toBase64(root.publicPoint) };
}

export const configRoot = command({
  about:
    "Shows the public half of a root key: its name and 65 bytes in base64, as NAME:BASE64 of a variable such as ROLLOUT_KEYS_ROOT, and with --json as phones pin it. The private half stays in its file.",
  arguments: [
    {
      form: "FILE",
      about:
        "the root's private key in PEM, readable by its owner only, or the .json that shows its public half",
    },
  ],
  options: { kid: maybe(text("NAME", "The root's name; without it the key file's name.", 64)) },
  example: "bluezone config root data/keys/public/config-root.json",
  async run({ kid }, [file]) {
    const root = await rootIn(file, kid);
    return { json: root, text: `${root.kid}:${root.publicKey}` };
  },
});
