/** The shipped units by systemd's own checks. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";

const top = resolve(import.meta.dirname, "../..");
const analyze = "/usr/bin/systemd-analyze";
const skip = existsSync(analyze) ? false : "systemd-analyze is not installed";

/** As high as the exposure of a unit may be, of 10. A node has an adapter, and the right that it takes. */
const MOST_EXPOSED = {
  "bluezone-keys": 1.5,
  "bluezone-health": 1.5,
  "bluezone-rollout": 1.5,
  "bluezone-canary": 1.5,
  "bluezone-node": 2,
} as const;

/** Runs a check of systemd on a unit whose program is this checkout's. */
async function check(name: string, change: (unit: string) => string, ...words: string[]) {
  const folder = await mkdtemp(join(tmpdir(), "bluezone-unit-"));
  try {
    const unit = join(folder, `${name}.service`);
    await writeFile(unit, change(await readFile(join(top, "ops/systemd", `${name}.service`), "utf8")));
    const { status, stdout, stderr } = spawnSync(analyze, [...words, unit], { encoding: "utf8" });
    return { status, said: `${stdout}${stderr}` };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const here = (unit: string): string =>
  unit
    .replaceAll(/\/opt\/bluezone-\w+\/bin\/node/g, join(top, "node_modules/.bin/node"))
    .replaceAll(/\/opt\/bluezone(?!-)/g, top);

for (const [name, most] of Object.entries(MOST_EXPOSED)) {
  test(`${name} is a unit that systemd reads without a word`, { skip }, async () => {
    assert.deepEqual(await check(name, here, "verify"), { status: 0, said: "" });
    const wrong = await check(name, (unit) => here(unit).replace("ProtectHome=", "ProtectHouse="), "verify");
    assert.match(wrong.said, /ProtectHouse/, "the check can fail");
  });

  test(`${name} is shut in: systemd reckons its exposure at ${most} of 10 at most`, {
    skip,
  }, async () => {
    const words = ["security", "--offline=true", `--threshold=${most * 10}`, "--no-pager"];
    const { status, said } = await check(name, here, ...words);
    assert.equal(status, 0, said.split("\n").at(-2));
    const open = await check(
      name,
      (unit) =>
        here(unit)
          .replace("ProtectSystem=strict", "")
          .replace(/^Private.*$/gm, ""),
      ...words,
    );
    assert.notEqual(open.status, 0, "the check can fail");
  });
}

test("the units of the servers differ in nothing but names", async () => {
  const unit = (name: string) => readFile(join(top, "ops/systemd", `bluezone-${name}.service`), "utf8");
  const keys = (await unit("keys"))
    .replaceAll("keys", "@")
    .replace("The key server", "The @ server")
    .replace("key server", "@ server");
  for (const name of ["health", "rollout"])
    assert.equal((await unit(name)).replaceAll(name, "@"), keys, name);
});

/** The watch of one server as systemd has it: its units beside each other, under the names of an instance. */
async function watch(server: string, change = (unit: string): string => unit) {
  const folder = await mkdtemp(join(tmpdir(), "bluezone-watch-"));
  try {
    const shipped = (name: string) => readFile(join(top, "ops/systemd", name), "utf8");
    const files = ["bluezone-watch@.service", "bluezone-watch@.timer", "bluezone-restart@.service"];
    for (const name of files) await writeFile(join(folder, name), change(await shipped(name)));
    const own = `bluezone-${server}.service`;
    await writeFile(join(folder, own), here(await shipped(own)));
    const asked = files.map((name) => join(folder, name.replace("@", `@${server}`)));
    const { status, stderr } = spawnSync(analyze, ["verify", ...asked], { encoding: "utf8" });
    return { status, said: stderr };
  } finally {
    await rm(folder, { recursive: true });
  }
}

for (const server of ["keys", "health", "rollout"])
  test(`the watch of ${server} is units that systemd reads without a word`, { skip }, async () => {
    assert.deepEqual(await watch(server), { status: 0, said: "" });
    const wrong = await watch(server, (unit) => unit.replace("OnUnitInactiveSec=", "OnUnitInactiveSecs="));
    assert.match(wrong.said, /OnUnitInactiveSecs/, "the check can fail");
  });

test("the watch finds each server at the port that it has by itself", async () => {
  const unit = await readFile(join(top, "ops/systemd/bluezone-watch@.service"), "utf8");
  for (const server of ["keys", "health", "rollout"]) {
    const config = await readFile(join(top, `servers/${server}/src/config.ts`), "utf8");
    const [, port] = /_PORT", \{ default: (\d+) \}/.exec(config) ?? [];
    assert.match(unit, new RegExp(`^Environment=.*\\b${server}=${port}\\b`, "m"));
  }
});

const curl = existsSync("/usr/bin/curl") ? false : "curl is not installed";

test("the watch fails only at a server that is silent twice: not at one that fails, ends in the middle, or is not there", {
  skip: curl,
}, async () => {
  const unit = await readFile(join(top, "ops/systemd/bluezone-watch@.service"), "utf8");
  const [, line = ""] = /^ExecStart=(.*)$/m.exec(unit) ?? [];
  const good = new Set(["0", ...(/^SuccessExitStatus=(.*)$/m.exec(unit)?.[1] ?? "").split(" ")]);
  /** Runs the unit's own words against what answers so; whether it fails, and how often it asked. */
  async function asked(answer: (socket: Socket) => void): Promise<[failed: boolean, times: number]> {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket.on("error", () => {}));
      answer(socket);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const port = String((server.address() as AddressInfo).port);
    const [program = "", ...words] = line
      .replace(/\$\{%i\}/, port)
      .replace("--max-time 10", "--max-time 1")
      .split(" ");
    const [code] = await once(spawn(program, words), "exit");
    for (const socket of sockets) socket.destroy();
    server.close();
    return [!good.has(String(code)), sockets.length];
  }
  const says = (status: string) => (socket: Socket) =>
    socket.once("data", () =>
      socket.end(`HTTP/1.1 ${status}\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}`),
    );
  assert.deepEqual(await asked(() => {}), [true, 2]);
  assert.deepEqual(await asked(says("200 OK")), [false, 1]);
  assert.equal((await asked(says("503 Service Unavailable")))[0], false);
  assert.equal((await asked((socket) => void socket.destroy()))[0], false);
  const nobody = spawnSync(
    "/usr/bin/curl",
    line
      .replace(/\$\{%i\}/, "1")
      .split(" ")
      .slice(1),
  );
  assert.ok(good.has(String(nobody.status)), `status ${nobody.status}`);
});
