/** What the operator's guide has npm install on a server, as npm itself reckons it from the lock file. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { test } from "node:test";
import { importsOf, ROOMS } from "../../checks/rules/imports.ts";
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

/** The one command of the guide that installs a server's packages; it stands there twice. */
function installs(): string {
  const blocks = readBlocks().map(({ commands }) => commands);
  const commands = blocks.flatMap((block) => block.match(/^npm ci(?:.*\\\n)*.*$/gm) ?? []);
  assert.equal(commands.length, 2, "at the install and at an upgrade");
  assert.equal(new Set(commands).size, 1, "the same both times");
  return commands[0]!;
}

test("V27: a server is given what servers and desks reach, and nothing of the phones", () => {
  const names = reckoned(installs());
  for (const needed of ["fastify", "pg", "@electric-sql/pglite", "better-auth", "vite"])
    assert.ok(names.includes(needed), needed);
  assert.deepEqual(
    names.filter((name) => OF_PHONES.test(name)),
    [],
  );
  assert.ok(names.length <= MOST, `${names.length} packages`);
});

/** What is called on other machines, where everything is installed. */
const ELSEWHERE = /^(?:serve-town|canary(?:-\w+)*|node(?:-\w+)*|field-test(?:-\w+)*)\.ts$/;
/** Where there is no town, the doctor says so. */
const TOWN = "town/src/config.ts";

/** Every file that some files reach over their imports. */
function reached(files: readonly string[], seen = new Set<string>()): ReadonlySet<string> {
  for (const file of files) {
    if (seen.has(file) || file === TOWN) continue;
    seen.add(file);
    reached(importsOf(file), seen);
  }
  return seen;
}

/** Rooms that npm links for a command, by what each says that it depends on. */
function linked(command: string): ReadonlySet<string> {
  const rooms = new Set<string>();
  const link = (room: string): void => {
    if (rooms.has(room)) return;
    rooms.add(room);
    const { dependencies = {} } = JSON.parse(readFileSync(join(top, room, "package.json"), "utf8")) as {
      dependencies?: object;
    };
    for (const name of Object.keys(dependencies)) {
      const next = ROOMS.find((other) => `@bluezone/${other.split("/").at(-1)}` === name);
      if (next !== undefined) link(next);
    }
  };
  for (const [, room = ""] of command.matchAll(/--workspace (\S+)/g)) link(room);
  return rooms;
}

test("every command that a server's machine has finds what it needs there: no link by hand, and no town", () => {
  const commands = importsOf("apps/cli/src/commands.ts").filter(
    (file) => file.includes("/commands/") && !ELSEWHERE.test(basename(file)),
  );
  assert.ok(commands.some((file) => file.endsWith("/phone-share.ts")));
  const rooms = linked(installs());
  const missing = [...reached(commands)].filter(
    (file) => !file.startsWith("apps/cli/") && ![...rooms].some((room) => file.startsWith(`${room}/`)),
  );
  assert.deepEqual(missing, []);
  assert.ok(readBlocks().every(({ commands }) => !commands.includes("node_modules/@bluezone")));
});
