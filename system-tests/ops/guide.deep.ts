/** Only here, mostly waiting: a bare Debian, an operator's guide and a real clock lead from nothing to the first verified export, and on through an upgrade, backup and restore. */
import assert from "node:assert/strict";
import { appendFileSync, chmodSync, copyFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { SERVERS } from "../../release/servers.ts";
import { writeRelease } from "../../release/write-release.ts";
import { bareDebian, type Debian, TRUSTING, whyNot } from "./debian.ts";
import { type Block, blocksOf, readBlocks } from "./guide.ts";

const skip = whyNot() ?? false;

/** Names in the guide that lead to the machine itself. */
const NAMES = ["keys.example.vn", "health.example.vn", "bluezone.example.vn"];
const AUTHORITY = "/etc/bluezone/tls/authority.pem";

let debian: Debian | undefined;
after(() => debian?.remove());

test("blocks of shell are found with their place, and one without a known place is an error", () => {
  const text = "## A\n```sh keys\na\nb\n```\n```sh\nnot run\n```\n## B\n```sh both\nc\n```\n";
  assert.deepEqual(
    blocksOf(text).map(({ place, commands, line, section }) => [place, commands, line, section]),
    [
      ["keys", "a\nb", 3, "A"],
      ["both", "c", 11, "B"],
    ],
  );
  assert.throws(() => blocksOf("```sh elsewhere\na\n```"), RangeError);
});

test("the guide's commands lead from a bare Debian to the first verified export", {
  skip,
  timeout: 50 * 60_000,
}, async (t) => {
  const blocks = readBlocks();
  const values = blocks.filter(({ place }) => place === "values");
  const rest = blocks.filter(({ place }) => place !== "values");
  assert.equal(rest.filter(({ section }) => section === "Upgrade").length, 2, "the upgrade is found");
  for (const place of ["both", "keys", "health", "rollout", "anywhere"])
    assert.ok(
      rest.some((block) => block.place === place),
      place,
    );

  const begun = performance.now();
  const seconds = (since: number): string => `${((performance.now() - since) / 1_000).toFixed(0)} s`;
  debian = await bareDebian();
  t.diagnostic(`bare Debian: ${seconds(begun)}`);
  await prepare(debian.root);
  t.diagnostic(`with the release: ${seconds(begun)}`);
  const own = `${values.map(({ commands }) => commands).join("\n")}\nRELEASE=file:///srv/release\n`;
  for (const block of rest) {
    const since = performance.now();
    const outside = block.place === "both";
    const script = `${own}PATH=/opt/bluezone-${folderOf(block)}/bin:$PATH\n${block.commands}`;
    const env = outside ? TRUSTING : { NODE_EXTRA_CA_CERTS: AUTHORITY, CURL_CA_BUNDLE: AUTHORITY };
    const { status, said } = await debian.run(script, { alone: !outside, env });
    assert.equal(status, 0, `${at(block)} ended with ${status}:\n${said.slice(-4_000)}${await logs(debian)}`);
    t.diagnostic(`${at(block)}: ${seconds(since)}`);
    if (block === rest.find(({ place }) => place === "both")) await makeCertificates(debian);
    if (block.commands.includes("export verify")) assert.match(said, /^verified$/m);
  }
  t.diagnostic(`all: ${seconds(begun)}`);
});

/** Whose command a block means, where all servers are on one machine. */
const folderOf = ({ place }: Block): string => (place === "health" || place === "rollout" ? place : "keys");

const at = ({ line, place, section }: Block): string => `operator.md:${line} (${section}, ${place})`;

/** The release where the guide fetches it, names of hosts, and what stands in for systemd. */
async function prepare(root: string): Promise<void> {
  await writeRelease(SERVERS, join(root, "srv/release"), false, () => {});
  appendFileSync(join(root, "etc/hosts"), `127.0.0.1 localhost ${NAMES.join(" ")}\n`);
  const systemctl = join(root, "usr/local/bin/systemctl");
  copyFileSync(join(import.meta.dirname, "systemctl.sh"), systemctl);
  chmodSync(systemctl, 0o755);
}

/** What the guide leaves to the operator: a certificate for each name. */
async function makeCertificates({ run }: Debian): Promise<void> {
  const script = `
    install -d /etc/bluezone/tls && cd /etc/bluezone/tls
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 90 -subj /CN=guide \\
      -addext subjectAltName=${NAMES.map((name) => `DNS:${name}`).join(",")} -keyout keys.key -out keys.pem
    for name in health rollout; do cp keys.key $name.key && cp keys.pem $name.pem; done
    cp keys.pem authority.pem
    chmod 600 *.key && chmod 644 *.pem`;
  const { status, said } = await run(script, { alone: true });
  assert.equal(status, 0, said);
}

async function logs({ run }: Debian): Promise<string> {
  const { said } = await run("tail -n 20 /var/log/bluezone-*.log 2>/dev/null || true", { alone: true });
  return `\n${said}`;
}
