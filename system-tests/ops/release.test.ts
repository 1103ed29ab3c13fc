/** What a release says in several places is the same in all: its version, and how a server is started. */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { ABSENT, ASSETS, KEPT } from "../../release/assets.ts";
import { FLAGS, leftOut, SERVERS } from "../../release/servers.ts";

const top = resolve(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(top, path), "utf8");
const versionOf = (path: string) => (JSON.parse(read(path)) as { version: string }).version;

test("every place that says the version says that of package.json", () => {
  const version = versionOf("package.json");
  assert.match(version, /^\d+\.\d+\.\d+$/);
  const workspaces = globSync(["{apps,packages,servers}/*/package.json", "town/package.json"], { cwd: top });
  assert.ok(workspaces.length > 10);
  const said = [
    ...workspaces.map((path) => [path, versionOf(path)]),
    ...(
      [
        ["apps/phone/app.json", /"version": "(.+?)"/g],
        ["apps/cli/src/phone-home.ts", /APP_VERSION = "(.+?)"/g],
        ["servers/health/src/server.ts", /version: "(\d.+?)"/g],
        ["servers/rollout/src/server.ts", /version: "(\d.+?)"/g],
        ["ops/compose/compose.yaml", /localhost\/bluezone-\w+:(\S+)/g],
        ["docs/guides/operator.md", /^VERSION=(\S+)$/gm],
      ] as const
    ).flatMap(([path, form]) => {
      const found = [...read(path).matchAll(form)].map(([, one = ""]) => [path, one]);
      return found.length === 0 ? [[path, "nothing"]] : found;
    }),
  ];
  assert.deepEqual(
    said.filter(([, one]) => one !== version),
    [],
  );
});

test("units start a server with the flags that an image starts it with, a canary from the key server's archive, and Compose shuts servers in", () => {
  const compose = read("ops/compose/compose.yaml");
  for (const line of ["read_only: true", "cap_drop: [ALL]", 'user: "65532:65532"'])
    assert.ok(compose.includes(line), line);
  for (const server of SERVERS) {
    const home = `/opt/bluezone-${server}`;
    const start = `ExecStart=${home}/bin/node ${FLAGS.join(" ")} ${home}/lib/main.mjs serve ${server}`;
    assert.ok(read(`ops/systemd/bluezone-${server}.service`).includes(`\n${start}\n`), start);
    assert.ok(compose.includes(`"/var/lib/bluezone-${server}:/var/lib/bluezone-${server}"`), server);
  }
  const canary = "ExecStart=/opt/bluezone-keys/bin/node /opt/bluezone-keys/lib/main.mjs canary ";
  assert.ok(read("ops/systemd/bluezone-canary.service").includes(`\n${canary}`), canary);
});

test("a bundle leaves out other servers and what runs elsewhere, and every file that it reads is there to be copied", () => {
  assert.match(leftOut("keys", "servers/health/src/main.ts") ?? "", /release of the key server/);
  assert.equal(leftOut("keys", "servers/keys/src/main.ts"), undefined);
  assert.match(leftOut("rollout", "apps/cli/src/commands/node/node.ts") ?? "", /from the repository/);
  for (const pattern of [...Object.values(ASSETS), ...Object.values(KEPT)].flat())
    assert.ok(globSync(pattern, { cwd: top }).length > 0, pattern);
});

test("a bundle leaves out no package that one of our rooms needs", () => {
  const needed = globSync(["{apps,packages,servers}/*/package.json", "town/package.json"], {
    cwd: top,
  }).flatMap((path) => Object.keys((JSON.parse(read(path)) as { dependencies?: object }).dependencies ?? {}));
  assert.ok(needed.includes("pg"));
  assert.deepEqual(
    ABSENT.filter((name) => needed.includes(name)),
    [],
  );
});
