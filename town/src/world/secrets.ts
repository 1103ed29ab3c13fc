/** The town's own secrets, drawn at its first start and kept in its folder. A town guards nobody's health: they are not for use elsewhere. */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { z } from "zod";

const secret = z.base64().length(44);
const drawn = (): string => randomBytes(32).toString("base64");
/** Base64 secrets of the servers, and the seed of the air. */
const Secrets = z.object({ keys: secret, health: secret, rollout: secret, seed: z.int().min(0) });
export type Secrets = z.output<typeof Secrets>;

const draw = (): Secrets => ({
  keys: drawn(),
  health: drawn(),
  rollout: drawn(),
  seed: randomBytes(4).readUInt32LE(),
});

/** The secrets of a folder, drawn when there are none yet; null keeps them nowhere. Throws StartError when they cannot be read. */
export function townSecrets(folder: string | null): Secrets {
  if (folder === null) return draw();
  const file = join(folder, "secrets.json");
  if (!existsSync(file))
    writeFileSync(file, `${JSON.stringify(draw(), null, 2)}\n`, { mode: 0o600, flag: "wx" });
  try {
    const kept = JSON.parse(readFileSync(file, "utf8"));
    if (kept.rollout !== undefined) return Secrets.parse(kept);
    // A town from before there was a rollout server.
    const grown = Secrets.parse({ ...kept, rollout: drawn() });
    writeFileSync(`${file}.new`, `${JSON.stringify(grown, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return grown;
  } catch {
    throw new StartError(
      `The town's secrets in ${file} cannot be read: move the folder ${folder} away, and the town begins anew.`,
    );
  }
}
