/** The root that signs the configuration: the next one is announced by the present one, and takes over when phones know it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { toBase64 } from "@bluezone/protocol/bytes";
import { Days } from "@bluezone/protocol/time";
import { openKeyFolder } from "@bluezone/server-kit/key-folder";
import { changeEnv, readEnv } from "../env-file.ts";
import { Failure } from "../failure.ts";
import { makeKey, openHome } from "../home.ts";
import { type Done, demandAge, KEYS_ENV, type Rotation, restart, signingOf } from "./rotation.ts";

/** A phone that was off for longer meets the next root in no configuration and needs a new app. */
const ANNOUNCED = Days(30);

export const root: Rotation = async (folder, step) => {
  const present = (await readEnv(join(folder, KEYS_ENV)))["KEYS_ROOT"] ?? "config-root";
  const next = `${present}-next`;
  const file = join(signingOf(folder), `${next}.pem`);
  const announced = existsSync(file);
  if (step === "finish" && !announced)
    throw new Failure("no", `${file} is not there: no root was announced; begin without --finish.`);
  if (!announced) return begin(folder, next, step === "stolen");
  if (step === "begin")
    throw new Failure("no", `${file} is there already: it is announced; when phones know it, use --finish.`);
  if (step === "finish")
    await demandAge(file, ANNOUNCED, "a phone that was off meanwhile would need a new app");
  if (!(await (await openKeyFolder(signingOf(folder))).find(next)))
    throw new Failure("badData", `${file} is no key.`);
  await changeEnv(join(folder, KEYS_ENV), "KEYS_ROOT", next);
  return {
    done: `KEYS_ROOT is ${next}.`,
    next: [
      restart("keys"),
      `Move ${join(signingOf(folder), `${present}.pem`)} off the machine; phones go on trusting it until their app is renewed.`,
      `Build public/${next}.json into the next app, without ${present}.`,
    ],
  };
};

async function begin(folder: string, next: string, stolen: boolean): Promise<Done> {
  const home = await openHome(folder);
  const { kid, publicPoint } = await makeKey(home, next, "the next root");
  await home.document(`public/${next}.json`, { kid, publicKey: toBase64(publicPoint) }, "what phones pin");
  return {
    done: `${next} is made; the configuration names it from the next start on.`,
    next: [
      restart("keys"),
      `Copy ${home.path("signing")} to where its copy is kept apart from the machine.`,
      stolen
        ? "When most phones have checked (a day): the same again with --stolen. A new app without the stolen root is what ends the thief's power."
        : "After 30 days: the same again with --finish",
    ],
  };
}
