/** The town's own secrets, drawn at its first start and kept in its folder. A town guards nobody's health: they are not for use elsewhere. */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "@bluezone/server-kit/start-error";
import { z } from "zod";

const secret = z.base64().length(44);
const Secrets = z.object({ keys: secret, health: secret, seed: z.int().min(0) });
/** Base64 secrets of the two servers, and the seed of the air. */
export type Secrets = z.output<typeof Secrets>;

const draw = (): Secrets => ({
  keys: randomBytes(32).toString("base64"),
  health: randomBytes(32).toString("base64"),
  seed: randomBytes(4).readUInt32LE(),
});

/** The secrets of a folder, drawn when there are none yet; null keeps them nowhere. Throws StartError when they cannot be read. */
export function townSecrets(folder: string | null): Secrets {
  if (folder === null) return draw();
  const file = join(folder, "secrets.json");
  if (!existsSync(file))
    writeFileSync(file, `${JSON.stringify(draw(), null, 2)}\n`, { mode: 0o600, flag: "wx" });
  try {
    return Secrets.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new StartError(
      `The town's secrets in ${file} cannot be read: move the folder ${folder} away, and the town begins anew.`,
    );
  }
}
