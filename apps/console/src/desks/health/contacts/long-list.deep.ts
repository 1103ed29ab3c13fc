/** Only here: a list of 50,000 contacts is scrolled in Chromium, and what each step puts into the page and takes of its thread is counted. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addContacts } from "@bluezone/contract/health/contacts";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Page } from "playwright-core";
import { openHealthDesk } from "../../../testing/desk.ts";
import { picture } from "../../../testing/page.ts";
import { aCase, STATION } from "./testing/records.ts";

const desk = shared(() => openHealthDesk({ HEALTH_IDLE: "12h" }));

test("50,000 contacts scroll in a list of at most 200 row nodes", { timeout: 600_000 }, async (t) => {
  // Names are sealed, so that one person stands behind all of them: what is measured is the list.
  const officer = await desk.server.as("health-officer", STATION);
  const nobody = { birthYear: null, phone: null, commune: null, address: null };
  const near = { day: null, part: null, minutes: null, distance: null, note: null } as const;
  await officer.post(addContacts, {
    near: { caseId: await aCase(desk, "Năm Vạn Minh Họa") },
    people: [
      {
        id: "f".repeat(24),
        person: { name: "Danh Sách Minh Họa", ...nobody },
        masked: "unknown",
        touched: false,
        carer: false,
        ...near,
      },
    ],
  });
  await desk.server.engine.query(`
    insert into health.contact
    select c.* from generate_series(1, 50000) as n, health.contact as one, lateral jsonb_populate_record(
      one, jsonb_build_object(
        'id', lpad(to_hex(n), 24, '0'), 'made_ms', one.made_ms - n, 'minutes', n % 90
      )
    ) as c
    where one.id = repeat('f', 24)`);
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await page.addInitScript(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { longTasks: seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(Math.round(duration));
    }).observe({ type: "longtask" });
  });
  await go("/contacts");
  await page.getByText(/^50\.0\d\d mục$/).waitFor();
  await page.waitForTimeout(1_000);
  await page.evaluate(() => {
    const { longTasks } = globalThis as unknown as { longTasks: number[] };
    longTasks.length = 0;
  });
  const busy = await busyTime(page);
  const longest: number[] = [];
  let [most, fresh, rows] = [0, 0, 0];
  for (let scroll = 0; scroll < SCROLLS; scroll += 1) {
    let long = 0;
    for (let frame = 0; frame < FRAMES; frame += 1) {
      const drawn = await page.evaluate(scrolledBy, STEP);
      const took = await busy();
      long = Math.max(long, took);
      most = Math.max(most, drawn.nodes);
      fresh = Math.max(fresh, drawn.fresh);
      rows = Math.max(rows, drawn.last);
    }
    longest.push(Math.round(long));
  }
  const longTasks = await page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks);
  const worst = longTasks.toSorted((a, b) => b - a).slice(0, 10);
  t.diagnostic(
    `${rows} rows scrolled past, ${most} row nodes at most, ${fresh} of them new in a step; most processor time of a step in each scroll (ms): ${longest.join(", ")}; long tasks by the wall (ms): ${worst.join(", ") || "none"}`,
  );
  assert.ok(most <= 200, `${most} row nodes`);
  // So many come into sight, and the heights before and after; no row that stays is touched.
  assert.ok(fresh <= Math.ceil(STEP / 44) + 3, `${fresh} rows drawn in one step`);
  assert.ok(rows > 1_000, `${rows} rows`);
  // Processor time of the page's own thread, not of the wall: what else runs on the machine hardly counts.
  const median = longest.toSorted((a, b) => a - b)[Math.floor(SCROLLS / 2)]!;
  assert.ok(median <= 100, `a step took ${median} ms of the processor`);
  await picture(page, "contacts-50000");
  assert.deepEqual(faults, []);
});

/** Scrolls, steps of each, and px of a step. */
const SCROLLS = 5;
const FRAMES = 60;
const STEP = 400;

/** Scrolls on by a step, in the page; how many row nodes there are then, how many were put in or changed, which is the last. */
async function scrolledBy(step: number) {
  const port = document.querySelector<HTMLElement>(".table-port[data-long]")!;
  const body = port.querySelector("tbody")!;
  const touched = new Set<Node>();
  const changes = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records)
      if (type !== "childList") touched.add((target.parentElement ?? body).closest("tr") ?? target);
      else for (const node of addedNodes) touched.add(node);
  });
  changes.observe(body, { childList: true, attributes: true, characterData: true, subtree: true });
  port.scrollTop += step;
  await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 16)));
  changes.disconnect();
  const all = [...body.querySelectorAll<HTMLElement>("tr")];
  const last = Math.max(...all.map((row) => Number(row.dataset["row"] ?? 0)));
  return { nodes: all.length, fresh: touched.size, last };
}

/** Tells how long, in ms of processor time, the page's main thread was busy since it was asked before. */
async function busyTime(page: Page): Promise<() => Promise<number>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const read = async () =>
    1_000 *
    ((await cdp.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration")?.value ??
      0);
  let before = await read();
  return async () => {
    const now = await read();
    const took = now - before;
    before = now;
    return took;
  };
}
