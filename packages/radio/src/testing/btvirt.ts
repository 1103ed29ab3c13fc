/** BlueZ's emulated controllers, `btvirt -s`, for tests: one process a test, in a folder of its own. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const has = (program: string): boolean => spawnSync("which", [program]).status === 0;

/** Why there is no emulator here; nothing when there is one. */
export function withoutEmulator(): string | undefined {
  const missing = ["btvirt", "gcc"].filter((program) => !has(program));
  if (!existsSync("/usr/include/openssl/cmac.h")) missing.push("libssl-dev");
  return missing.length > 0 ? `${missing.join(" and ")} not installed` : undefined;
}

export interface Emulator {
  /** Each connection to it is one controller. */
  readonly socket: string;
  /** Kills it, as a crash would. */
  stop(): Promise<void>;
  /** Starts it again in the same place. */
  start(): Promise<void>;
  /** Ends it and clears up. */
  close(): Promise<void>;
}

/** Builds what the emulator is started with (`btvirt-shim.c`) in a folder, and gives its path. Throws when it cannot. */
export function buildShim(folder: string): string {
  const shim = join(folder, "shim.so");
  const source = resolve(import.meta.dirname, "btvirt-shim.c");
  const built = spawnSync("gcc", ["-shared", "-fPIC", "-O1", "-o", shim, source, "-lcrypto", "-ldl"], {
    encoding: "utf8",
  });
  if (built.status !== 0) throw new Error(`the shim does not build: ${built.stderr}`);
  return shim;
}

/** Starts an emulator. Throws when it does not come up. */
export async function startEmulator(): Promise<Emulator> {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-air-"));
  const shim = buildShim(folder);
  const socket = join(folder, "bt-server-bredrle");
  let running: ReturnType<typeof spawn> | undefined;
  let ended: Promise<unknown> = Promise.resolve();
  const stop = async () => {
    running?.kill("SIGKILL");
    await ended;
    rmSync(socket, { force: true });
  };
  const start = async () => {
    const child = spawn("btvirt", ["-s"], {
      stdio: "ignore",
      env: { ...process.env, LD_PRELOAD: shim, BTVIRT_DIR: folder },
    });
    running = child;
    ended = new Promise((done) => child.once("exit", done));
    for (let i = 0; i < 500 && !existsSync(socket); i++) await wait(10);
    if (!existsSync(socket)) throw new Error("the emulator does not come up");
  };
  await start();
  return {
    socket,
    start,
    stop,
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
