/** `bluezone keys rotate`: another key or secret in the place of one, as planned or after a theft. */
import { command } from "../../command.ts";
import { Failure } from "../../failure.ts";
import { path } from "../../option.ts";
import type { Rotation, Step } from "../../rotate/rotation.ts";

const ROTATIONS: Readonly<Record<string, () => Promise<Rotation>>> = {
  export: async () => (await import("../../rotate/export-key.ts")).exportKey,
  root: async () => (await import("../../rotate/root.ts")).root,
  secrets: async () => (await import("../../rotate/secrets.ts")).keysSecrets,
  "health-secret": async () => (await import("../../rotate/secrets.ts")).healthSecret,
  "rollout-secret": async () => (await import("../../rotate/secrets.ts")).rolloutSecret,
  "local-root": async () => (await import("../../rotate/root.ts")).localRoot,
  certificate: async () => (await import("../../rotate/certificate.ts")).certificateKeys,
};

export const keysRotate = command({
  about:
    "Puts another key or secret in the place of one, in the home that init made. A planned rotation has two steps, and nobody notices: without more the new one comes and works beside the old one; with --finish, once nothing needs it any more, the old one goes. It ends with 1 and says how long to wait when that is too early, and when the new one is asked for again before the old one went. After a theft, --stolen does at once what can be done. The server knows of it after its next start; the guide for operators says what phones do.",
  arguments: [
    {
      form: "WHAT",
      about:
        "export, root or secrets of a key server; health-secret or certificate of a health server; rollout-secret or local-root of a rollout server",
      pattern: new RegExp(`^(?:${Object.keys(ROTATIONS).join("|")})$`),
    },
  ],
  options: {
    data: path("DIR", "The server's home, as init made it. Run this as the user that owns it."),
    finish: { flag: true, about: "The second step: the old one goes." },
    stolen: { flag: true, about: "The old one was stolen: do not wait." },
  },
  example: "bluezone keys rotate export --data /var/lib/bluezone-keys",
  async run({ data, finish, stolen }, [what]) {
    if (finish && stolen) throw new Failure("usage", "keys rotate takes --finish or --stolen, not both.");
    const step: Step = stolen ? "stolen" : finish ? "finish" : "begin";
    const { openHome } = await import("../../home.ts");
    const rotate = await ROTATIONS[what]!();
    const { done, next } = await rotate((await openHome(data)).folder, step);
    return {
      json: { what, step, done, next },
      text: [done, "Next:", ...next.map((line, i) => `  ${i + 1}. ${line}`)].join("\n"),
    };
  },
});
