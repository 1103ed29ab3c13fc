/** A root that phones pin: the next one is made and given out while the present one signs, and takes over when phones know it. */
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { toBase64 } from "@bluezone/protocol/bytes";
import { Days } from "@bluezone/protocol/time";
import { openKeyFolder } from "@bluezone/server-kit/keys/key-folder";
import { changeEnv, readEnv } from "../env-file.ts";
import { Failure } from "../failure.ts";
import { makeKey, openHome } from "../home.ts";
import {
  demandAge,
  KEYS_ENV,
  ROLLOUT_ENV,
  type Rotation,
  type RotationResult,
  restart,
  type Server,
  signingOf,
} from "./rotation.ts";

/** How long the next root is given out before it signs. */
const ANNOUNCED = Days(30);

/** The root of the configuration. A phone that was off for longer than it is announced needs a new app. */
export const root: Rotation = rootOf({
  server: "keys",
  file: KEYS_ENV,
  variable: "KEYS_ROOT",
  first: "config-root",
  signing: signingOf,
  why: "a phone that was off meanwhile would need a new app",
  begun: (next) => ({
    done: `${next} is made; the configuration names it from the next start on.`,
    next: [restart("keys")],
    stolen:
      "When most phones have checked (a day): the same again with --stolen. A new app without the stolen root is what ends the thief's power.",
  }),
});

/** The root of what phones are told of the province. Nothing signed announces it: a new app brings it. */
export const localRoot: Rotation = rootOf({
  server: "rollout",
  file: ROLLOUT_ENV,
  variable: "ROLLOUT_ROOT",
  first: "local-root",
  signing: (home, env) => join(env["ROLLOUT_DATA"] ?? join(home, "data"), "signing"),
  why: "an app that does not have the next root yet would be told nothing",
  begun: (next) => ({
    done: `${next} is made; it signs nothing yet.`,
    next: [`Build public/${next}.json into the next app, beside the present root, and ship it.`],
    stolen:
      "When most phones have that app: the same again with --stolen. The app after it leaves the stolen root out, which ends the thief's power.",
  }),
});

function rootOf(about: {
  readonly server: Server;
  readonly file: string;
  readonly variable: string;
  readonly first: string;
  /** Where the server's signing keys lie. */
  readonly signing: (home: string, env: Readonly<Record<string, string>>) => string;
  /** Why the second step waits. */
  readonly why: string;
  readonly begun: (next: string) => RotationResult & { readonly stolen: string };
}): Rotation {
  const { server, variable } = about;
  return async (folder, step) => {
    const env = await readEnv(join(folder, about.file));
    const signing = about.signing(folder, env);
    const present = env[variable] ?? about.first;
    const next = `${present}-next`;
    const file = join(signing, `${next}.pem`);
    const announced = existsSync(file);
    if (step === "finish" && !announced)
      throw new Failure("no", `${file} is not there: no root was announced; begin without --finish.`);
    if (!announced) return begin(folder, signing, about.begun(next), { next, stolen: step === "stolen" });
    if (step === "begin")
      throw new Failure(
        "no",
        `${file} is there already: it is announced; when phones know it, use --finish.`,
      );
    if (step === "finish") await demandAge(file, ANNOUNCED, about.why);
    if (!(await (await openKeyFolder(signing)).find(next)))
      throw new Failure("badData", `${file} is no key.`);
    await changeEnv(join(folder, about.file), variable, next);
    return {
      done: `${variable} is ${next}.`,
      next: [
        restart(server),
        `Move ${join(signing, `${present}.pem`)} off the machine; phones go on trusting it until their app is renewed.`,
        `Build public/${next}.json into the next app, without ${present}.`,
      ],
    };
  };
}

async function begin(
  folder: string,
  signing: string,
  begun: RotationResult & { readonly stolen: string },
  { next, stolen }: { readonly next: string; readonly stolen: boolean },
): Promise<RotationResult> {
  const home = await openHome(folder);
  const { kid, publicPoint } = await makeKey(home, next, "the next root", relative(home.folder, signing));
  await home.document(`public/${next}.json`, { kid, publicKey: toBase64(publicPoint) }, "what phones pin");
  return {
    done: begun.done,
    next: [
      ...begun.next,
      `Copy ${signing} to where its copy is kept apart from the machine.`,
      stolen ? begun.stolen : "After 30 days: the same again with --finish",
    ],
  };
}
