/** Only here: the town's page in Chromium, as a visitor meets it: the strip to the alert, jumps, a story to its end, a restart. Nothing on it is scripted. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { axe } from "@bluezone/console/testing/axe";
import { openBrowser } from "@bluezone/console/testing/browser";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import type { Browser, Page } from "playwright-core";
import { forget, type OpenTown, openTown } from "./testing/open-town.ts";

let browser: Browser;
let town: OpenTown;
before(async () => {
  browser = await openBrowser();
  town = await openTown();
});
after(async () => {
  await browser?.close();
  await town?.stop();
  forget(town?.folder);
});

async function visit(
  options: Parameters<Browser["newPage"]>[0] = {},
): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(town.url);
  await page.waitForSelector("[data-resident=sau]");
  return { page, faults };
}
/** A picture for whoever looks at them, when PICTURES names a folder. */
const picture = async (page: Page, name: string): Promise<unknown> =>
  process.env["PICTURES"] ? page.screenshot({ path: `${process.env["PICTURES"]}/${name}.png` }) : undefined;
const stateOf = (page: Page, id: string) => page.locator(`[data-phone=${id}]`).getAttribute("data-state");

test("a visitor drags two people together, one tests positive, the key server is off and on, and the other is warned", async () => {
  const { page, faults } = await visit();
  const at = async (id: string) => {
    const box = await page.locator(`[data-resident=${id}]`).boundingBox();
    assert.ok(box);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const [tu, sau] = [await at("tu"), await at("sau")];
  await page.mouse.move(tu.x, tu.y);
  await page.mouse.down();
  await page.mouse.move(sau.x + 10, sau.y, { steps: 4 });
  await page.mouse.up();
  await page.getByRole("button", { name: "×600" }).click();
  await page.locator("[data-guide=positive]").waitFor({ timeout: 180_000 });

  await page.locator("[data-do=keys]").click();
  await page.getByText("Máy chủ khóa đã tắt").waitFor();
  await page.locator("[data-resident=sau]").focus();
  await page.locator("[data-do=positive]").click();
  await page.locator("[data-step=certificate].done").waitFor();
  await page.waitForTimeout(8_000);
  assert.notEqual(await stateOf(page, "tu"), "exposed-high", "no alert without the key server");
  assert.equal(await page.locator("[data-step=publish].done").count(), 0);

  await page.locator("[data-do=keys]").click();
  await page.locator("[data-phone=tu][data-state=exposed-high]").waitFor({ timeout: 180_000 });
  for (const step of ["sighting", "code", "certificate", "publish", "export", "match", "alert"])
    await page.locator(`[data-step=${step}].done`).waitFor();
  await page.locator("[data-step=publish] button").click();
  await page.getByText("temporaryExposureKeys").waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});

test("the keyboard alone moves somebody: Tab, Space, arrows, Space", async () => {
  const { page, faults } = await visit();
  await page.getByRole("button", { name: "Dừng" }).click();
  await page.locator("[data-on-map=nam]").click();
  const pin = page.locator("[data-resident=nam]");
  const before = await pin.boundingBox();
  await pin.focus();
  await page.keyboard.press("Space");
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  const moved = async () => ((await pin.boundingBox())?.x ?? 0) - (before?.x ?? 0);
  for (let i = 0; i < 50 && (await moved()) < 41; i++) await page.waitForTimeout(100);
  assert.ok(Math.abs((await moved()) - 42) < 2, `three metres are 42 px, not ${await moved()}`);
  assert.deepEqual(faults, []);
  await page.close();
});

/** Where each step of the walk is said to have happened. */
const WHERE = {
  sighting: "trên máy của Tư",
  code: "ở máy chủ mã",
  certificate: "trên máy của Sáu",
  publish: "trên máy của Sáu",
  export: "ở máy chủ khóa",
  match: "trên máy của Tư",
  alert: "trên máy của Tư",
};

/** Two people close up have their two rings, and frames run between their phones unless a reader wants nothing to move. */
async function standsTogether(page: Page): Promise<void> {
  assert.equal(await page.locator(".close-up .ring").count(), 2);
  await page.locator(".close-up .frame").first().waitFor();
  const moving = async () => Number(await page.evaluate("document.getAnimations().length"));
  assert.ok((await moving()) > 0, "frames run");
  await page.emulateMedia({ reducedMotion: "reduce" });
  assert.equal(await moving(), 0, "nothing moves");
  assert.ok((await page.locator(".close-up .frame").count()) > 0, "frames are there all the same");
  await page.emulateMedia({ reducedMotion: "no-preference" });
}

test("npm start says first what it does, then what comes meanwhile, and last where the page is", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-town-"));
  const begun = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, "../main.ts")], {
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      ...process.env,
      TOWN_DATA: folder,
      TOWN_PHONES: "card",
      TOWN_PORT: String(await freePort()),
      TOWN_KEYS_PORT: String(await freePort()),
      TOWN_HEALTH_PORT: String(await freePort()),
      TOWN_ROLLOUT_PORT: String(await freePort()),
    },
  });
  const left = once(child, "exit");
  t.after(async () => {
    child.kill("SIGTERM");
    await left;
    forget(folder);
  });
  const lines: { readonly said: string; readonly after: number }[] = [];
  for await (const said of createInterface({ input: child.stderr })) {
    lines.push({ said, after: (performance.now() - begun) / 1_000 });
    if (/^Thị trấn mô phỏng · Simulated town: http:/.test(said)) break;
  }
  t.diagnostic(lines.map(({ said, after }) => `${after.toFixed(1)} s ${said}`).join("; "));
  const [first, last] = [lines[0], lines.at(-1)];
  assert.match(first?.said ?? "", /Đang mở thị trấn mô phỏng/);
  // How long each took is told above: on a busy machine a limit would say nothing.
  assert.match(last?.said ?? "", /http:\/\/127\.0\.0\.1:\d+/);
  assert.deepEqual(
    lines.filter(({ said }) => !/·/.test(said)),
    [],
    "every line is ours, in both languages",
  );
});

test("the strip alone leads to the alert, and each step is checked off by what happened", async () => {
  const own = await openTown();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  const begun = performance.now();
  await page.goto(own.url);
  // Whoever looks around for an hour first is at the first step still: ten metres apart, phones hear each other and no alert follows.
  await page.locator("[data-jump=hour]").click();
  await page.locator("[data-jump=hour][aria-pressed=true]").waitFor();
  await page.locator("[data-jump=hour][aria-pressed=false]").waitFor({ timeout: 60_000 });
  const next = page.locator("[data-do=guide]");
  for (const step of ["together", "hour", "positive", "list", "check", "open"]) {
    await page.locator(`[data-guide=${step}]`).waitFor({ timeout: 180_000 });
    if (step === "hour") await standsTogether(page);
    await next.click();
  }
  await page.locator("[data-guide=done]").waitFor();
  const seconds = (performance.now() - begun) / 1_000;
  assert.equal(await page.locator("[data-phone=tu]").getAttribute("data-state"), "exposed-high");
  assert.ok(seconds < 180, `${seconds} s`);
  for (const [step, where] of Object.entries(WHERE))
    await page.locator(`[data-step=${step}] button`, { hasText: where }).first().waitFor();
  await page.reload();
  await page.locator("[data-guide=open]").waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  const told = (await page.locator(".parts .tone-near").boundingBox()) ?? { y: 844, height: 0 };
  await picture(page, "alert-390");
  assert.ok(told.y + told.height < 844, "the alert is above the fold of a telephone");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.locator("[data-do=skip]").click();
  assert.equal(await page.locator("[data-guide]").count(), 0);
  await page.locator("[data-do=show-guide]").click();
  assert.equal(await page.locator("[data-guide=open]").count(), 1);
  assert.deepEqual(faults, []);
  await page.close();
  await own.stop();
  forget(own.folder);
});

test("phones, desks and the clock are above the fold, on a desk and on a telephone", async () => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const { page } = await visit({ viewport });
    const below = async (selector: string) => {
      const box = await page.locator(selector).first().boundingBox();
      assert.ok(box, selector);
      return box.y + Math.min(box.height, 120) > viewport.height;
    };
    if (viewport.width < 700) {
      for (const slot of ["first", "second"]) {
        const says = await page.locator(`[data-slot=${slot}] .panel h2`).textContent();
        const part = page.locator(".parts button", { hasText: says ?? "" });
        assert.ok((await part.count()) > 0, `${slot}: what the phone says`);
      }
      assert.equal(await below(".parts .spot >> nth=1"), false, "what both phones say");
      await picture(page, "parts");
      await page.locator(".parts button", { hasText: "Máy của Sáu" }).click();
    }
    for (const selector of [".phone", "a[href='/officer/tram-y-te']", "a[href='/officer/so']", ".top time"])
      assert.equal(await below(selector), false, `${selector} at ${viewport.width}`);
    assert.deepEqual(await axe(page), [], `axe at ${viewport.width}`);
    await page.close();
  }
});

test("where people stand together, no name lies on another name or on somebody's spot", async () => {
  for (const width of [1440, 390]) {
    const { page, faults } = await visit({ viewport: { width, height: 844 } });
    // As the story's wedding has them, each a step from the next.
    await page.evaluate(`new Promise((done) => {
      const line = new WebSocket("ws://" + location.host + "/stage");
      line.onopen = () => {
        for (const [i, resident] of ["sau", "tu", "nam", "ut", "sa-le", "sa-mach"].entries())
          line.send(JSON.stringify({ do: "move", resident, place: "887", x: 5 + (i % 3) * 1.8, y: 5 + Math.floor(i / 3) * 1.8 }));
        done();
      };
    })`);
    await page.locator("[data-resident]").nth(5).waitFor();
    await page.waitForTimeout(500);
    const boxes = (selector: string) =>
      page.locator(selector).evaluateAll((all) =>
        all.map((one) => {
          const { left, top, right, bottom } = one.getBoundingClientRect();
          return { of: one.parentElement?.dataset["resident"], left, top, right, bottom };
        }),
      );
    const [names, spots] = [await boxes(".pin-name"), await boxes(".spot")];
    assert.equal(names.length, 6);
    // A rounded pixel is no overlap.
    const covered = names.flatMap((name) =>
      [...names, ...spots]
        .filter(
          (other) =>
            other.of !== name.of &&
            Math.min(name.right, other.right) - Math.max(name.left, other.left) > 1 &&
            Math.min(name.bottom, other.bottom) - Math.max(name.top, other.top) > 1,
        )
        .map((other) => `${name.of} on ${other.of}`),
    );
    await picture(page, `names-${width}`);
    assert.deepEqual(covered, [], `${width}`);
    assert.deepEqual(faults, []);
    await page.close();
  }
});

test("a desk whose session is over says that it is opened again from the town's page", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${town.url}/officer/tram-y-te`);
  const desk = page.getByRole("heading", { level: 1 });
  // The desk's pages may be under construction still.
  while ((await desk.textContent({ timeout: 120_000 })) === "Bàn làm việc đang được dựng") {
    await page.waitForTimeout(2_000);
    await page.reload();
  }
  await page.locator("#main h1").waitFor();
  const way = page.getByRole("link", { name: "Mở trang của thị trấn" });
  assert.equal(await way.count(), 0);
  const signedIn = await context.cookies();
  await context.clearCookies();
  await page.evaluate("location.hash = '#/cases'");
  const dialog = page.getByRole("dialog", { name: "Đăng nhập lại" });
  await dialog.getByText("thuộc thị trấn mô phỏng").waitFor();
  assert.equal(await way.getAttribute("href"), `${town.url}/`);
  await picture(page, "again-in-town");
  // Opened again from the town's page in another tab, this one goes on when somebody comes back to it.
  await context.addCookies(signedIn);
  await page.evaluate("dispatchEvent(new Event('focus'))");
  await dialog.waitFor({ state: "detached" });
  await context.clearCookies();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Đăng nhập" }).waitFor();
  await page.getByText("thuộc thị trấn mô phỏng").waitFor();
  await picture(page, "sign-in-in-town");
  const [opened] = await Promise.all([context.waitForEvent("page"), way.click()]);
  await opened.locator("[data-resident=sau]").waitFor();
  await context.close();
});

test("tomorrow at eight comes at one press, and a speed ends a jump", async () => {
  const { page, faults } = await visit();
  // Not at the same minute as the one it leads to: phones that rest are run at whole half hours from here on.
  for (let lists = 0; lists < 2; lists += 1) {
    await page.locator("[data-jump=export]").click();
    await page.locator("[data-jump=export][aria-pressed=true]").waitFor();
    await page.locator("[data-jump=export][aria-pressed=false]").waitFor({ timeout: 180_000 });
  }
  await page.locator("[data-jump=morning]").click();
  await page.locator(".top time").filter({ hasText: " 8:00" }).waitFor({ timeout: 180_000 });
  // Phones that rested on the way listen at once again.
  await page.locator("[data-on-map=tu]").click();
  await page.locator("[data-do=beside]").selectOption("sau");
  await page.locator("[data-do=put]").click();
  await page.getByRole("button", { name: "×60", exact: true }).click();
  await page.locator(".top time").filter({ hasText: " 8:05" }).waitFor({ timeout: 180_000 });
  const heard = await page.locator("[data-phone=tu] .status-lines dd").nth(1).textContent();
  assert.match(heard ?? "", /^8:0[1-5]$/);
  await page.locator("[data-jump=quarantine]").click();
  await page.locator("progress").waitFor();
  await page.getByRole("button", { name: "×1", exact: true }).click();
  await page.locator("progress").waitFor({ state: "detached" });
  assert.deepEqual(faults, []);
  await page.close();
});

test("English has the same structure, dark mode and 320 px at 200 % overflow nowhere", async () => {
  const count = (page: Page) => page.locator("button, select, a, h2, h3").count();
  const { page } = await visit();
  const vietnamese = await count(page);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByText("Simulated town").waitFor();
  assert.equal(await count(page), vietnamese);
  assert.equal(await page.getAttribute("html", "lang"), "en");
  await page.getByRole("button", { name: "Tiếng Việt" }).click();
  await page.close();
  for (const scheme of ["light", "dark"] as const) {
    const { page, faults } = await visit({ colorScheme: scheme, viewport: { width: 320, height: 640 } });
    await page.addStyleTag({ content: "html { font-size: 200% }" });
    const wide = Number(await page.evaluate("document.documentElement.scrollWidth - innerWidth"));
    assert.ok(wide <= 0, `${scheme}: ${wide} px too wide`);
    const steps = page.locator(".strip-steps li");
    await page.setViewportSize({ width: 1440, height: 900 });
    const grown = await steps.evaluateAll((all) => all.map((one) => one.scrollHeight - one.clientHeight));
    assert.ok(Math.max(...grown) <= 0, `${scheme}: numbers of steps stand out of their rings`);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate("scrollTo(0, document.body.scrollHeight)");
    const held = (await page.locator(".strip").boundingBox()) ?? { y: 0, height: 0 };
    assert.ok(held.y + held.height < 422, `${scheme}: the strip holds more than half of a telephone`);
    assert.deepEqual(faults, []);
    await page.close();
  }
});

test("an outbreak plays by itself to its report, with the desks filling up", async (t) => {
  const own = await openTown();
  t.after(async () => {
    await own.stop();
    forget(own.folder);
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  t.after(() => page.close());
  await page.goto(own.url);
  await page.locator("[data-do=story]").click();
  for (const chapter of ["market", "bus", "wedding", "result", "alerts", "calls", "report", "end"]) {
    await page.locator(`[data-story=${chapter}], [data-story=trouble]`).first().waitFor({ timeout: 180_000 });
    const said = (await page.locator(".strip p").textContent()) ?? "";
    assert.equal(await page.locator("[data-story=trouble]").count(), 0, said);
  }
  assert.equal(await page.locator("[data-on-map]").count(), 12);
  const warned = Number(/\d+(?= máy đã báo)/.exec((await page.locator(".strip p").textContent()) ?? "")?.[0]);
  // At the market three, at the wedding four; nobody of the bus, where Sáu was not.
  assert.ok(warned >= 4 && warned <= 7, `${warned}`);
  for (const id of ["chin", "muoi", "nam"])
    assert.equal(await page.locator(`[data-on-map=${id}].tone-near`).count(), 0, id);
  const report = page.waitForEvent("popup");
  await page.locator(".strip a").click();
  await (await report).waitForURL(/#\/report/);
  // Whoever was called is near the case, on the day that their phones told of.
  const desk = await browser.newPage();
  t.after(() => desk.close());
  await desk.goto(new URL("/officer/tram-y-te#/contacts", own.url).href);
  const called = desk.getByRole("row", { name: /ứng dụng.*AG-\d+/s });
  await called.first().waitFor();
  assert.equal(await called.filter({ hasText: "chưa rõ" }).count(), 0);
  await page.locator("[data-do=stop-story]").click();
  await page.locator("[data-story]").waitFor({ state: "detached" });
});

test("an open page goes on by itself with a town that was started anew at its address", async (t) => {
  const first = await openTown();
  const opened = [first];
  t.after(async () => {
    await Promise.all(opened.map((one) => one.stop()));
    forget(first.folder);
  });
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(first.url);
  await page.locator("[data-resident=sau]").waitFor();
  await first.stop();
  await page.locator(".banner").waitFor();
  const again = await openTown(first.folder, "card", Number(new URL(first.url).port));
  opened.push(again);
  await page.locator(".banner").waitFor({ state: "detached" });
});

test("the town's state survives a restart", async () => {
  const { page } = await visit();
  const shown = await page.locator("[data-step=alert] button").first().textContent();
  const state = await stateOf(page, "tu");
  await page.close();
  const { folder } = town;
  await town.stop();
  town = await openTown(folder);
  const again = await visit();
  assert.equal(await again.page.locator("[data-step=alert] button").first().textContent(), shown);
  assert.equal(await stateOf(again.page, "tu"), state);
  await again.page.close();
});
