/** The alert rules against what the three servers really show. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { type ReadFamily, readExposition } from "@bluezone/server-kit/testing/exposition";
import { CERTIFICATE } from "@bluezone/server-kit/testing/tls";
import { type Servers, startServers } from "./servers.ts";

const file = readFileSync(resolve(import.meta.dirname, "../../ops/prometheus/alerts.yml"), "utf8");

type Rule = { readonly alert: string; readonly expr: string; readonly body: string };
const rules: readonly Rule[] = file
  .split(/^ {6}- /m)
  .slice(1)
  .map((body) => ({
    alert: /^alert: (\w+)$/m.exec(body)?.[1] ?? "",
    expr: /^ {8}expr: (.+)$/m.exec(body)?.[1] ?? "",
    body,
  }));

let servers: Servers;
let tls: string;
let shown: readonly ReadonlyMap<string, ReadFamily>[];
before(async () => {
  tls = await mkdtemp(join(tmpdir(), "bluezone-tls-"));
  const certificate = join(tls, "tls.pem");
  await writeFile(certificate, CERTIFICATE);
  servers = await startServers({
    KEYS_TLS_CERTIFICATE: certificate,
    HEALTH_TLS_CERTIFICATE: certificate,
    ROLLOUT_TLS_CERTIFICATE: certificate,
  });
  shown = await Promise.all([servers.keys, servers.health, servers.rollout].map(settled));
});
after(async () => {
  await servers?.stop();
  await rm(tls, { recursive: true, force: true });
});

/** What a server shows once it has answered and every job has run. */
async function settled({ at, metrics }: Servers["keys"]): Promise<ReadonlyMap<string, ReadFamily>> {
  for (;;) {
    await fetch(`http://${at}/healthz`);
    const page = readExposition(await (await fetch(`http://${metrics}/metrics`)).text());
    const done = page.get("bluezone_job_done_total")?.samples.length;
    if (done === page.get("bluezone_job_failing")?.samples.length) return page;
    await wait(100);
  }
}

test("every metric that a rule names is shown by a server", () => {
  const known = new Set(
    shown.flatMap((page) => [...page.values()].flatMap(({ samples }) => samples.map(({ name }) => name))),
  );
  const unknown = rules.flatMap(({ alert, expr }) =>
    [...expr.matchAll(/\b(?:bluezone|process|nodejs)_\w+/g)]
      .map(([name]) => name)
      .filter((name) => !known.has(name))
      .map((name) => `${alert}: ${name}`),
  );
  assert.deepEqual(unknown, []);
  assert.ok(rules.length > 15, "the rules were not found");
});

test("every label by which a rule chooses is one of its metric's, and every one that it shows too", () => {
  const labels = new Map<string, Set<string>>();
  for (const { name, labels: own } of shown.flatMap((page) =>
    [...page.values()].flatMap(({ samples }) => samples),
  ))
    labels.set(name, new Set([...(labels.get(name) ?? []), ...own.keys(), "job", "instance"]));
  for (const { alert, expr, body } of rules) {
    for (const [, name = "", choice = ""] of expr.matchAll(/\b(bluezone_\w+)\{([^}]*)\}/g))
      for (const [, label = ""] of choice.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g))
        assert.ok(labels.get(name)?.has(label), `${alert}: ${name} has no ${label}`);
    const used = [...expr.matchAll(/\bbluezone_\w+/g)].map(([name]) => name);
    for (const [, label = ""] of body.matchAll(/\$labels\.(\w+)/g))
      assert.ok(
        expr.startsWith("up") || used.some((name) => labels.get(name)?.has(label)),
        `${alert}: nothing has ${label}`,
      );
  }
});

test("every rule has a name of its own, a severity and a sentence", () => {
  assert.equal(new Set(rules.map(({ alert }) => alert)).size, rules.length);
  for (const { alert, expr, body } of rules) {
    assert.match(alert, /^[A-Z][A-Za-z]+$/);
    assert.notEqual(expr, "", alert);
    assert.match(body, /^ {8}labels: \{ severity: (?:page|ticket) \}$/m, alert);
    assert.match(body, /^ {10}summary: ".+\."$/m, alert);
  }
});

test("a server that is well raises none of the alerts that one look can tell", () => {
  const value = (name: string) =>
    shown.flatMap((page) => page.get(name)?.samples.map((one) => one.value) ?? []);
  for (const age of value("bluezone_export_age_seconds")) assert.ok(age >= 0 && age < 25 * 60);
  assert.deepEqual(value("bluezone_clock_jump_seconds"), [0, 0, 0]);
  const skews = value("bluezone_clock_skew_seconds");
  assert.equal(skews.length, 3);
  for (const skew of skews) assert.ok(Math.abs(skew) < 5);
  for (const left of value("bluezone_config_left_seconds")) assert.ok(left > 13 * 86_400);
  for (const left of value("bluezone_local_left_seconds")) assert.ok(left > 2.5 * 86_400);
  for (const age of value("bluezone_audit_anchor_age_seconds")) assert.ok(age < 86_400);
  assert.deepEqual(value("bluezone_gauges_failing"), [0, 0, 0]);
  assert.deepEqual(value("bluezone_database_up"), [1, 1, 1]);
  assert.ok(value("bluezone_job_failing").length >= 6);
  for (const failing of value("bluezone_job_failing")) assert.equal(failing, 0);
});
