/** What a status makes of the pages of programs, in a terminal and as a page. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { Hours, type Instant, Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import { systemTimer } from "@bluezone/server-kit/time/timer";
import { EXIT } from "../failure.ts";
import { runForTest } from "../testing/run-for-test.ts";
import { type Figures, figuresOf, grown, PHONE_ROUTES } from "./figures.ts";
import { statusOf } from "./look.ts";
import { operatorPage } from "./page/operator-page.ts";
import { serveOperatorPage } from "./page/server.ts";
import { keptOver } from "./promises.ts";
import { createRing } from "./ring.ts";
import { readSamples } from "./samples.ts";
import { troubleText } from "./told.ts";

const NOW = parseInstant("2020-12-27T14:30:00+07:00");
const KEYS = `# HELP bluezone_build_info x
bluezone_build_info{node="24.1.0",version="0.1.0"} 1
bluezone_clock_seconds 1000
process_start_time_seconds 400
bluezone_database_up 1
bluezone_export_age_seconds{shard="VN"} 300
bluezone_job_success_age_seconds{task="export"} 30
bluezone_job_every_seconds{task="export"} 60
bluezone_job_failing{task="export"} 0
bluezone_lease_left_seconds{lease="export:VN"} 120
bluezone_http_seconds_count{route="/v1/config",status="2xx"} 970
bluezone_http_seconds_count{route="/v1/config",status="5xx"} 10
bluezone_http_seconds_count{route="/v1/publish",status="2xx"} 20
bluezone_http_seconds_bucket{le="0.5",route="/v1/publish",status="2xx"} 19
bluezone_http_seconds_count{route="/docs",status="5xx"} 500
`;
const pages = (keys: string) => ({
  keys: readSamples(keys),
  health: undefined,
  rollout: undefined,
  canary: readSamples(
    'bluezone_canary_missed 1\nbluezone_canary_round_total{outcome="arrived"} 8\nbluezone_canary_round_total{outcome="missed"} 2\n',
  ),
});

test("a status says what stands out, and the promises by the endpoints of phones alone", () => {
  const { kept, troubles, programs } = statusOf(pages(KEYS), ["keys", "health"]);
  assert.deepEqual(kept, { answers: 0.99, publish: 0.95, alerts: 0.8 });
  assert.deepEqual(troubles.map(troubleText), [
    "health: does not answer",
    "canary: its alert did not arrive in time",
  ]);
  assert.deepEqual(programs[0], {
    program: "keys",
    answers: true,
    version: "0.1.0",
    node: "24.1.0",
    up: 600,
    database: true,
    jobs: [{ job: "export", age: 30, every: 60, failing: false }],
    leases: [{ lease: "export:VN", left: 120 }],
    messagesFailed: null,
    memory: null,
  });
  const bad = KEYS.replace('seconds{task="export"} 30', 'seconds{task="export"} 900')
    .replace('failing{task="export"} 0', 'failing{task="export"} 1')
    .replace("database_up 1", "database_up 0")
    .replace('{shard="VN"} 300', '{shard="VN"} 901');
  assert.deepEqual(statusOf(pages(bad), []).troubles.map(troubleText), [
    "keys: the database does not answer",
    "keys: the job export fails",
    "keys: the job export is late",
    "keys: the export is old",
    "canary: its alert did not arrive in time",
  ]);
});

test("the endpoints of phones are those of the alert rules", () => {
  const rules = readFileSync(new URL("../../../../ops/prometheus/slo.yml", import.meta.url), "utf8");
  assert.ok(rules.includes(`route=~"${PHONE_ROUTES}"`));
});

test("a counter that fell was started anew; what is not known stays unknown; a day is kept and no more", () => {
  assert.deepEqual([grown(5, 7), grown(5, 2), grown(null, 2), grown(2, null)], [2, 2, null, null]);
  const figures = figuresOf(pages(KEYS));
  const ring = createRing();
  for (let i = 0; i <= 25; i += 1)
    ring.add({
      at: plus(NOW, Hours(i)),
      figures: { ...figures, answered: 100 * i, failed: i, exportAge: i % 2 === 0 ? 60 : 1_000 },
    });
  assert.equal(ring.looks().length, 25);
  const kept = keptOver(ring.looks());
  assert.deepEqual([kept.answers, kept.publish, kept.export], [0.99, null, 12 / 25]);
});

test("the operator page has everything without a script, and what a program says is text", () => {
  const status = statusOf(pages(KEYS.replace('lease="export:VN"', 'lease="<b>"')), ["health"]);
  const looks = [0, 1, 2].map((n) => ({
    at: plus(NOW, Minutes(10 * n)),
    figures: { ...figuresOf(pages(KEYS)), exportAge: n === 1 ? null : 300 } as Figures,
  }));
  const [vi, en] = (["vi", "en"] as const).map((locale) =>
    operatorPage(locale, status, looks, plus(NOW, Minutes(20))),
  ) as [string, string];
  for (const said of ["Máy chủ y tế: không trả lời", "99,00%", "lúc này 5 phút", "10 phút", "30 giây"])
    assert.ok(vi.includes(said), said);
  for (const said of ["Health server: does not answer", "99.00%", "now 5 minutes", "10 minutes", "30 s"])
    assert.ok(en.includes(said), said);
  assert.doesNotMatch(vi, /\d\.\d\d? ?%|\d (min|h|d)\b|lang="en">(?!English)/);
  for (const page of [vi, en]) {
    assert.doesNotMatch(page, /<script|style="|<b>/);
    for (const said of ["&lt;b&gt;", "0.1.0, Node 24.1.0"]) assert.ok(page.includes(said), said);
    assert.match(page, /class="line" d="M[\d.]+ [\d.]+M[\d.]+ [\d.]+"/, "a gap is no line");
  }
});

test("what is said first agrees with the figures below: nobody answers, a trouble, a day with a broken promise, all well", () => {
  const well = { ...pages(KEYS), canary: readSamples("bluezone_canary_missed 0\n") };
  const figures = figuresOf(well);
  const look = (minutes: number, more: Partial<Figures>) => ({
    at: plus(NOW, Minutes(minutes)),
    figures: { ...figures, ...more },
  });
  const first = (found: Parameters<typeof statusOf>[0], ages: readonly number[]) =>
    /<section class="panel (\w+)"><h1>([^<]*)/
      .exec(
        operatorPage(
          "vi",
          statusOf(found, []),
          ages.map((exportAge, i) => look(i, { exportAge })),
          NOW,
        ),
      )
      ?.slice(1, 3);
  const silent = { keys: undefined, health: undefined, rollout: undefined, canary: undefined };
  assert.deepEqual(first(silent, []), ["act", "Không chương trình nào trả lời"]);
  assert.deepEqual(first(pages(KEYS), [60]), ["act", "Cần xem ngay"]);
  assert.deepEqual(first(well, [60, 1_000]), [
    "calm",
    "Lúc này không có gì bất thường, nhưng 24 giờ qua có lời hứa chưa giữ được",
  ]);
  assert.deepEqual(first(well, [60, 60]), ["well", "Không có gì bất thường."]);
});

test("the page answers this machine alone, and the command says the same with its exit code", async (t) => {
  const metrics = createServer((_, response) => void response.end(KEYS)).listen(0, "127.0.0.1");
  t.after(() => metrics.close());
  await new Promise((done) => metrics.once("listening", done));
  const at = `127.0.0.1:${(metrics.address() as AddressInfo).port}`;
  const said = await runForTest([
    "status",
    "--keys",
    at,
    "--health",
    "127.0.0.1:1",
    "--canary",
    "127.0.0.1:1",
  ]);
  assert.equal(said.exit, EXIT.no);
  assert.match(said.out[0]!, /^LOOK AT {2}health: does not answer/);
  assert.match(said.out[0]!, /fail {2}phones are answered +99\.00 % \(promised 99\.90 %\)/);
  assert.match(said.out[0]!, /ok {4}export not older than 15 minutes +now 5 min/);

  const stop = new AbortController();
  const clock = { now: (): Instant => NOW };
  const url = await new Promise<string>((seen) => {
    const served = serveOperatorPage(
      { host: "127.0.0.1", port: 0 },
      async () => pages(KEYS),
      [],
      { clock, timer: systemTimer },
      stop.signal,
      seen,
    );
    t.after(async () => {
      stop.abort();
      await served;
    });
  });
  const page = await fetch(url);
  assert.equal(page.status, 200);
  assert.match(page.headers.get("content-security-policy") ?? "", /default-src 'none'; style-src 'self'/);
  assert.match(await page.text(), /Vận hành Bluezone/);
  assert.equal(page.headers.get("refresh"), "60");
  const still = await fetch(`${url}/?still`);
  assert.equal(still.headers.get("refresh"), null, "who reads it may hold it still");
  assert.match(await still.text(), /<a href="\/">Tự tải lại mỗi phút/);
  assert.match(await (await fetch(`${url}/en`)).text(), /Bluezone operations/);
  assert.match(await (await fetch(`${url}/style.css`)).text(), /\.curve/);
  assert.equal((await fetch(url, { headers: { origin: "https://elsewhere.example" } })).status, 403);
  assert.equal((await fetch(url, { method: "POST" })).status, 405);
  assert.equal((await fetch(`${url}/other`)).status, 404);
});
