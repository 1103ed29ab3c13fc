/** Holds every import of every room against layers.json: the walls are checked, not promised. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { SLICES as HEALTH } from "@bluezone/health/slices";
import { SLICES as ROLLOUT } from "@bluezone/rollout/slices";
import { COMPUTED, isTest, named, sources, specifiers, TOP } from "./imports.ts";

type Room = {
  floor: number | "roof";
  node: boolean;
  may: string[];
  /** What stands in `src`, from the ground up: folders and files by name. A file names only what stands before its own, or in it. */
  slices?: string[];
};
type Layers = { rooms: Record<string, Room> };

const layers = JSON.parse(readFileSync(join(TOP, "layers.json"), "utf8")) as Layers;
/** What only tests may name: what the root or the room itself has for development. */
const devOnly = (room: string): readonly string[] =>
  ["", room].flatMap((folder) => {
    const { devDependencies = {} } = JSON.parse(readFileSync(join(TOP, folder, "package.json"), "utf8")) as {
      devDependencies?: object;
    };
    return Object.keys(devDependencies);
  });

/** The reason why `file` of `room` may not name `specifier`, or nothing when it may. */
export function offence(room: string, file: string, specifier: string): string | undefined {
  const rule = layers.rooms[room];
  if (!rule) return `${room} is not in layers.json`;
  const tests = isTest(file) || /\/modules\/\w+\/check\//.test(file);
  // A test may load test files by names that it finds: what those import is read here like all else.
  if (specifier === COMPUTED && tests) return undefined;
  if (specifier.startsWith(".")) {
    const inside = !relative(join(TOP, room), resolve(TOP, dirname(file), specifier)).startsWith("..");
    return inside ? undefined : `${file} reaches out of its room: ${specifier}`;
  }
  if (specifier.startsWith("node:") || builtinModules.includes(specifier))
    return rule.node || tests ? undefined : `${file} uses ${specifier}, but ${room} has no Node`;
  if (rule.may.includes("*")) return undefined;
  if (specifier.startsWith(`@bluezone/${room.split("/").at(-1)}/`)) return undefined;
  if (tests && devOnly(room).some((name) => specifier === name || specifier.startsWith(`${name}/`)))
    return undefined;
  const allowed = rule.may.some((prefix) =>
    prefix.endsWith("/") ? specifier.startsWith(prefix) : specifier === prefix,
  );
  return allowed ? undefined : `${file} may not name ${specifier}`;
}

test("every import of every room is allowed by layers.json", () => {
  let read = 0;
  const offences = Object.keys(layers.rooms).flatMap((room) =>
    sources(room).flatMap((file) => {
      read += 1;
      return specifiers(file, readFileSync(join(TOP, file), "utf8")).flatMap(
        (s) => offence(room, file, s) ?? [],
      );
    }),
  );
  assert.deepEqual(offences, []);
  assert.ok(read > 0, "no source was read");
});

test("a forbidden import is found: the check can fail", () => {
  const health = (text: string) =>
    specifiers("a.ts", text).flatMap((s) => offence("servers/health", "servers/health/src/a.ts", s) ?? []);
  assert.equal(health('import { rpi } from "@bluezone/protocol/rpi";').length, 1);
  assert.equal(health('export * from "@bluezone/contract/keys/publish";').length, 1);
  assert.equal(health('const x = import("@bluezone/town/town");').length, 1);
  assert.equal(health("const x = import(name);").length, 1);
  assert.equal(health('import "../../keys/src/main.ts";').length, 1);
  assert.equal(health('import { instant } from "@bluezone/protocol/time";').length, 0);
  assert.equal(offence("packages/protocol", "packages/protocol/src/a.ts", "node:crypto") !== undefined, true);
});

test("every workspace is a room of layers.json, in floor order", () => {
  const { workspaces } = JSON.parse(readFileSync(join(TOP, "package.json"), "utf8")) as {
    workspaces: string[];
  };
  assert.deepEqual(workspaces, Object.keys(layers.rooms));
  const floors = Object.values(layers.rooms).map(({ floor }) => (floor === "roof" ? 9 : floor));
  assert.deepEqual(floors, [...floors].sort());
});

/** The package that a module is of: its first part, two with a scope. */
const packageOf = (specifier: string): string => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

/** The packages that a room's sources name and its package.json does not list. npm finds them above it, until it is installed alone. */
function undeclared(room: string, texts: ReadonlyMap<string, string>): string[] {
  type Manifest = { name: string; dependencies?: object; optionalDependencies?: object };
  const manifest = JSON.parse(readFileSync(join(TOP, room, "package.json"), "utf8")) as Manifest;
  const listed = [
    manifest.name,
    ...Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }),
  ];
  const named = [...texts].flatMap(([file, text]) => (isTest(file) ? [] : specifiers(file, text)));
  const packages = named
    .filter((s) => s !== COMPUTED && !/^[./]|^node:/.test(s) && !builtinModules.includes(s))
    .map(packageOf);
  return [...new Set(packages)].filter((name) => !listed.includes(name)).map((name) => `${room}: ${name}`);
}

test("every workspace lists the packages that its sources import", () => {
  const missing = Object.keys(layers.rooms).flatMap((room) =>
    undeclared(room, new Map(sources(room).map((file) => [file, readFileSync(join(TOP, file), "utf8")]))),
  );
  assert.deepEqual(missing, []);
});

test("a package that a workspace does not list is found: the check can fail", () => {
  const found = (file: string) =>
    undeclared("servers/keys", new Map([[file, 'import { x } from "@noble/hashes/sha2.js"; import "zod";']]));
  assert.deepEqual(found("servers/keys/src/a.ts"), ["servers/keys: @noble/hashes"]);
  assert.deepEqual(found("servers/keys/src/a.test.ts"), []);
});

/** Where in a room's order a file of `src` stands: a slice's tables stand with the room's, and tests after all. */
function placeOf(slices: readonly string[], path: string): number {
  if (isTest(path)) return slices.length;
  const [child = ""] = path.split("/");
  return slices.indexOf(path.endsWith("/tables.ts") ? "tables.ts" : child);
}

/** What of a room's order an import breaks; nothing when it keeps it, or leads out of the room. */
export function breaks(room: string, slices: readonly string[], path: string, specifier: string): string[] {
  const src = join(room, "src");
  const to = relative(src, named(join(src, path), specifier) ?? "");
  if (to.startsWith("..") || !/\.tsx?$/.test(to)) return [];
  return placeOf(slices, to) > placeOf(slices, path) ? [`${path} names ${to}, which stands after it`] : [];
}

for (const [room, { slices }] of Object.entries(layers.rooms))
  if (slices)
    test(`${room}: each slice names only those before it`, () => {
      const src = join(room, "src");
      const files = sources(src).map((file) => relative(src, file));
      const product = files.filter((file) => !isTest(file));
      const children = new Set(product.map((file) => file.split("/")[0]));
      assert.deepEqual([...slices].sort(), [...children].sort(), "layers.json lists what stands in src");
      const broken = product.flatMap((file) =>
        specifiers(file, readFileSync(join(TOP, src, file), "utf8")).flatMap((specifier) =>
          breaks(room, slices, file, specifier),
        ),
      );
      assert.deepEqual(broken, []);
    });

for (const [room, slices] of [
  ["servers/health", HEALTH],
  ["servers/rollout", ROLLOUT],
] as const)
  test(`${room}: the list of slices is in the order of layers.json`, () => {
    const order = layers.rooms[room]?.slices ?? [];
    const listed = slices.map(({ name }) => name).filter((name) => order.includes(name) && name !== "files");
    assert.ok(listed.length > 10);
    assert.deepEqual(
      listed,
      order.filter((name) => listed.includes(name)),
    );
  });

test("a slice that names a later one is found: the check can fail", () => {
  const order = ["tables.ts", "people", "cases", "server.ts"];
  const found = (path: string, specifier: string) => breaks("servers/health", order, path, specifier).length;
  assert.equal(found("people/store.ts", "../cases/store.ts"), 1);
  assert.equal(found("people/store.ts", "@bluezone/health/cases/store"), 1);
  assert.equal(found("tables.ts", "./people/store.ts"), 1);
  assert.equal(found("cases/store.ts", "../people/store.ts"), 0);
  assert.equal(found("people/store.ts", "../cases/tables.ts"), 0);
  assert.equal(found("people/tables.ts", "./store.ts"), 1);
  assert.equal(found("people/store.test.ts", "../server.ts"), 0);
  assert.equal(found("people/store.ts", "@bluezone/vietnamese/name"), 0);
});
