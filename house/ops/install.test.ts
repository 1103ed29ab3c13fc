/** What the operator's guide has npm install on a server, as npm itself reckons it from the lock file. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { readBlocks } from "./guide.ts";

const top = resolve(import.meta.dirname, "../..");

/** More than this, and something has come in that no server asked for. */
const MOST = 300;
/** What only phones, nodes and builds of the app have. Fonts of Expo's collection are fonts. */
const OF_PHONES =
  /^(?:expo|@expo\/|react-native|@react-native|metro|serialport|@serialport\/|usb|@stoprocent\/|@abandonware\/|ble-)/;

/** The names of the packages that a command would install. Nothing is installed, and no registry is asked. */
function reckoned(command: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-install-"));
  try {
    for (const file of [
      "package-lock.json",
      "package.json",
      ...globSync("{packages,servers,apps}/*/package.json", { cwd: top }),
      "town/package.json",
    ])
      cpSync(join(top, file), join(folder, file));
    const words = command.replaceAll(/\\\n/g, " ").trim().split(/\s+/);
    const more = [
      "--loglevel=notice",
      "--dry-run",
      "--offline",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
    ];
    const { status, stdout, stderr } = spawnSync(words[0]!, [...words.slice(1), ...more], {
      cwd: folder,
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    assert.equal(status, 0, stderr);
    return [...stdout.matchAll(/^add (\S+) /gm)].map(([, name = ""]) => name);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("V27: a server is given what servers and desks reach, and nothing of the phones", () => {
  const blocks = readBlocks().map(({ commands }) => commands);
  const commands = blocks.flatMap((block) => block.match(/^npm ci(?:.*\\\n)*.*$/gm) ?? []);
  assert.equal(commands.length, 2, "at the install and at an upgrade");
  assert.equal(new Set(commands).size, 1, "the same both times");
  const names = reckoned(commands[0]!);
  for (const needed of ["fastify", "pg", "@electric-sql/pglite", "better-auth", "vite"])
    assert.ok(names.includes(needed), needed);
  assert.deepEqual(
    names.filter((name) => OF_PHONES.test(name)),
    [],
  );
  assert.ok(names.length <= MOST, `${names.length} packages`);
});
