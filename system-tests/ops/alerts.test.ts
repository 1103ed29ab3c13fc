/** The alert rules against what the three servers really show. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { createMetrics } from "@bluezone/server-kit/measure/metrics";
import { type ReadFamily, readExposition } from "@bluezone/server-kit/testing/exposition";
import { CERTIFICATE } from "@bluezone/server-kit/testing/tls";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { canaryGauges, WATCHED } from "../../apps/cli/src/canary/canary.ts";
import { LEGS, openLedger } from "../../apps/cli/src/canary/ledger.ts";
import { type Servers, startServers } from "./servers.ts";

const top = resolve(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(top, path), "utf8");

/** A rule: an alert, or a figure that is recorded for others. */
type Rule = { readonly name: string; readonly expr: string; readonly body: string };
const all: readonly Rule[] = ["alerts", "slo"].flatMap((name) =>
  read(`ops/prometheus/${name}.yml`)
    .split(/^ {6}- |^ {2}- /m)
    .slice(1)
    .filter((body) => /^(?:alert|record): /.test(body))
    .map((body) => ({
      name: /^(?:alert|record): ([\w:]+)$/m.exec(body)?.[1] ?? "",
      expr: /^ {8}expr: (.+)$/m.exec(body)?.[1] ?? "",
      body,
    })),
);
const records = all.filter(({ body }) => body.startsWith("record"));
const rules = all
  .filter(({ body }) => body.startsWith("alert"))
  .map(({ name: alert, ...rule }) => ({ alert, ...rule }));

/** What a canary shows that has had a round. */
async function canaryPage(): Promise<ReadonlyMap<string, ReadFamily>> {
  const ledger = openLedger(":memory:");
  const now = systemClock.now();
  const metrics = createMetrics({ clock: systemClock, byDay: [], zero: WATCHED });
  metrics.add(canaryGauges(ledger));
  ledger.begin(now);
  for (const leg of LEGS) ledger.end(now, leg, now);
  const page = readExposition(await metrics.text());
  ledger.close();
  return page;
}

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
  shown = [
    ...(await Promise.all([servers.keys, servers.health, servers.rollout].map(settled))),
    await canaryPage(),
  ];
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
  const recorded = new Set(records.map(({ name }) => name));
  const unknown = all.flatMap(({ name: rule, expr }) => [
    ...[...expr.matchAll(/\b(?:bluezone|process|nodejs)_\w+/g)]
      .map(([name]) => name)
      .filter((name) => !known.has(name))
      .map((name) => `${rule}: ${name}`),
    ...[...expr.matchAll(/\bbluezone:[\w:]+/g)]
      .map(([name]) => name)
      .filter((name) => !recorded.has(name))
      .map((name) => `${rule}: ${name}`),
  ]);
  assert.deepEqual(unknown, []);
  assert.ok(rules.length > 15, "the rules were not found");
});

test("every label by which a rule chooses is one of its metric's, and every one that it shows too", () => {
  const labels = new Map<string, Set<string>>();
  for (const { name, labels: own } of shown.flatMap((page) =>
    [...page.values()].flatMap(({ samples }) => samples),
  ))
    labels.set(name, new Set([...(labels.get(name) ?? []), ...own.keys(), "job", "instance"]));
  for (const { name: alert, expr, body } of all) {
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

test("every alert leads to its playbook, and every playbook is of an alert: what is seen, what it means, three commands, whom to call", () => {
  const pages = read("docs/guides/playbooks.md").split(/^### /m).slice(1);
  const names = pages.map((page) => page.split("\n")[0]);
  assert.deepEqual(names.toSorted(), rules.map(({ alert }) => alert).toSorted());
  for (const { alert, body } of rules)
    assert.match(
      body,
      new RegExp(`^ {10}runbook_url: docs/guides/playbooks\\.md#${alert.toLowerCase()}$`, "m"),
    );
  for (const page of pages) {
    const [, commands = ""] = /- \*\*First:\*\*\n {2}```\n(.+?) {2}```/s.exec(page) ?? [];
    assert.equal(commands.trim().split("\n").length, 3, page);
    for (const part of ["Seen", "Means", "Call"])
      assert.match(page, new RegExp(`^- \\*\\*${part}:\\*\\* .{10,}`, "m"), page);
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
  assert.deepEqual(value("bluezone_gauges_failing"), [0, 0, 0, 0]);
  assert.deepEqual(value("bluezone_database_up"), [1, 1, 1]);
  assert.ok(value("bluezone_job_failing").length >= 6);
  for (const failing of value("bluezone_job_failing")) assert.equal(failing, 0);
});
