/** A terminal in front of an emulated controller, for hosts that know serial lines only: socat joins the two, one for each. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Why there are no such terminals here; nothing when there are. */
export const withoutTerminals = (): string | undefined =>
  spawnSync("which", ["socat"]).status === 0 ? undefined : "socat not installed";

export interface Terminal {
  /** Its path. */
  readonly path: string;
  /** Ends socat and with it the controller's line: a line that is forgotten keeps its controller and its advert. */
  close(): Promise<void>;
}

/** Opens one. Throws when it does not come up. */
export async function openTerminal(socket: string): Promise<Terminal> {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-tty-"));
  const path = join(folder, "tty");
  const socat = spawn("socat", [`PTY,link=${path},raw,echo=0`, `UNIX-CONNECT:${socket}`], {
    stdio: "ignore",
  });
  const ended = new Promise((done) => socat.once("exit", done));
  const close = async () => {
    socat.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let i = 0; i < 500 && !existsSync(path); i++) await wait(10);
  if (existsSync(path)) return { path, close };
  await close();
  throw new Error("the terminal does not come up");
}
