/** The browser's store in a real Chromium: the rules of every store, two tabs, a tab that is killed, a disk that is full. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { build, type Rolldown } from "vite";
import type { StorePage } from "../testing/store-page.ts";

declare const page: StorePage;

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const profile = mkdtempSync(join(tmpdir(), "bluezone-browser-"));
let script = "";
const server = createServer((request, answer) => {
  answer.setHeader("content-type", request.url === "/page.js" ? "text/javascript" : "text/html");
  answer.end(
    request.url === "/page.js"
      ? script
      : "<!doctype html><link rel=icon href=data:,><script src=page.js></script>",
  );
});
let browser: BrowserContext;

const launch = () =>
  chromium.launchPersistentContext(profile, { executablePath: "/usr/bin/chromium", args: FLAGS });

before(async () => {
  const built = (await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: false,
      lib: {
        entry: resolve(import.meta.dirname, "../testing/store-page.ts"),
        formats: ["iife"],
        name: "storePage",
      },
    },
  })) as Rolldown.RolldownOutput[];
  script = built[0]?.output[0].code ?? "";
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server.close();
  rmSync(profile, { recursive: true, force: true });
});

/** A new tab. Another name of this machine is another origin, with a quota of its own. */
async function tab(host = "127.0.0.1"): Promise<Page> {
  const opened = await browser.newPage();
  await opened.goto(`http://${host}:${(server.address() as AddressInfo).port}/`);
  return opened;
}

test("IndexedDB store: every rule of a store holds in Chromium", async () => {
  const one = await tab();
  const says = await one.evaluate(() => page.says);
  assert.ok(says.length >= 5);
  for (const [rule, sentence] of says.entries())
    await assert.doesNotReject(
      one.evaluate(([n, name]) => page.holds(n, name), [rule, `rule-${rule}`] as const),
      sentence,
    );
  await one.close();
});

test("a document that is no JSON reads as null and leaves the others whole", async () => {
  const one = await tab();
  const read = await one.evaluate(async () => {
    const store = await page.openStore("damaged");
    await store.commit({ a: 1, b: 2 });
    await new Promise<void>((done) => {
      const opening = indexedDB.open("bluezone/damaged");
      opening.onsuccess = () => {
        const writing = opening.result.transaction("document", "readwrite");
        writing.objectStore("document").put('{"cut', "a");
        writing.oncomplete = () => done();
      };
    });
    return [await store.get("a"), await store.get("b")];
  });
  assert.deepEqual(read, [null, 2]);
  await one.close();
});

test("a second tab is refused with store_in_use while the first is there, and opens when it is gone", async () => {
  const [first, second] = [await tab(), await tab()];
  const open = (tab: Page) =>
    tab.evaluate(async () => {
      try {
        page.store = await page.openStore("two-tabs");
        return "open";
      } catch (error) {
        return (error as { code?: string }).code;
      }
    });
  assert.equal(await open(first), "open");
  assert.equal(await open(second), "store_in_use");
  await first.evaluate(() => page.store?.commit({ whose: "first" }));
  await first.close();
  assert.equal(await open(second), "open");
  assert.equal(await second.evaluate(() => page.store?.get("whose")), "first");
  await second.close();
});

test("a tab that is loaded again opens its store again, though its own lock is let go a moment later", async () => {
  const one = await tab();
  for (let n = 0; n < 5; n += 1) {
    const count = await one.evaluate(async () => {
      const store = await page.openStore("reloaded");
      page.store = store;
      const before = ((await store.get("count")) as number | undefined) ?? 0;
      await store.commit({ count: before + 1 });
      return before;
    });
    assert.equal(count, n);
    await one.reload();
  }
  await one.close();
});

test("without Web Locks the newer tab takes over and the older one's commits and wipes are refused", async () => {
  const [first, second] = [await tab(), await tab()];
  for (const one of [first, second])
    await one.evaluate(async () => {
      Object.defineProperty(navigator, "locks", { value: undefined });
      page.store = await page.openStore("no-locks");
      await page.store.commit({ a: 1, b: 1 });
    });
  const tried = await first.evaluate(() =>
    Promise.all(
      [page.store?.commit({ a: 2 }), page.store?.wipe()].map((work) =>
        work?.then(
          () => "done",
          (error: { code?: string }) => error.code,
        ),
      ),
    ),
  );
  assert.deepEqual(tried, ["store_in_use", "store_in_use"]);
  await second.evaluate(() => page.store?.commit({ b: 3 }));
  assert.deepEqual(
    await second.evaluate(async () => [await page.store?.get("a"), await page.store?.get("b")]),
    [1, 3],
  );
  await first.close();
  await second.close();
});

test("a tab that is killed in the middle of a commit leaves all of it or nothing", async () => {
  const DOCUMENTS = 60;
  let cut = 0;
  let kept = 0;
  // How long a commit takes is the machine's affair: killed sooner and larger until one was cut off, later until one had ended.
  let [delay, length] = [0, 100_000];
  for (let round = 0; round < 24 && (round < 10 || cut === 0 || kept === 0); round += 1) {
    const one = await tab();
    const devtools = await browser.newCDPSession(one);
    await one.evaluate(async () => {
      page.store = await page.openStore("killed");
    });
    const begun = one.evaluate(
      ([round, documents, length]) => {
        const text = String(round).padEnd(length, "x");
        const changes: Record<string, unknown> = {};
        for (let n = 0; n < documents; n += 1) changes[`part/${n}`] = { round, text };
        void page.store?.commit(changes);
      },
      [round, DOCUMENTS, length] as const,
    );
    await begun;
    await new Promise((wait) => setTimeout(wait, delay));
    const gone = new Promise<void>((crashed) => one.once("crash", () => crashed()));
    devtools.send("Page.crash").catch(() => undefined);
    await gone;
    await one.close();

    const next = await tab();
    const rounds = await next.evaluate(async () => {
      const store = await page.openStore("killed");
      const names = await store.names("part/");
      const read = await Promise.all(names.map(async (name) => (await store.get(name)) as { round: number }));
      await store.close();
      return read.map(({ round }) => round);
    });
    await next.close();
    assert.ok(
      new Set(rounds).size <= 1,
      `parts of several commits stand side by side: ${[...new Set(rounds)]}`,
    );
    assert.ok(rounds.length === 0 || rounds.length === DOCUMENTS, `${rounds.length} documents`);
    if (rounds[0] === round) {
      kept += 1;
      [delay, length] = [Math.floor(delay / 4), Math.min(length * 2, 1_600_000)];
    } else {
      cut += 1;
      delay = delay * 2 + 10;
    }
  }
  assert.ok(
    cut > 0 && kept > 0,
    `of the commits ${cut} were cut off and ${kept} had ended: both must happen`,
  );
});

test("a full disk rejects the commit with QuotaExceededError, changes nothing, and the store goes on when there is room", async () => {
  const one = await tab("localhost");
  const devtools = await browser.newCDPSession(one);
  const { origin } = new URL(one.url());
  // Before the first commit: the browser keeps what it once learned of the room that is left.
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1_000_000 });
  await one.evaluate(async () => {
    page.store = await page.openStore("full");
    await page.store.commit({ a: 1 });
  });
  // Random text: what the browser can compress takes no room.
  const refused = await one.evaluate(() => {
    const piece = () => crypto.getRandomValues(new Uint8Array(50_000)).join("");
    return page.store?.commit({ a: 2, big: Array.from({ length: 100 }, piece) }).then(
      () => "written",
      (error: Error) => error.name,
    );
  });
  assert.equal(refused, "QuotaExceededError");
  const read = () =>
    one.evaluate(async () => [await page.store?.get("a"), (await page.store?.names(""))?.length]);
  assert.deepEqual(await read(), [1, 1]);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin });
  await one.evaluate(() => page.store?.commit({ a: 3 }));
  assert.deepEqual(await read(), [3, 1]);
  await one.close();
});
