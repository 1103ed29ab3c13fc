/** The node's pages in Chromium: a browser's own forms are let in, and everything fits and can be read. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe } from "@bluezone/console/testing/axe";
import { openBrowser } from "@bluezone/console/testing/browser";
import { SAMPLED_AT } from "@bluezone/device/samples";
import { CATALOGS } from "@bluezone/phone/words/catalogs";
import { dayOf, isoDay } from "@bluezone/protocol/time";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import type { Catalog } from "@bluezone/vietnamese/catalog";
import { say } from "@bluezone/vietnamese/say";
import { CONSENT } from "../consent.ts";
import { sampledNode } from "../testing/sampled-node.ts";
import { STEPS } from "./alert-steps.ts";
import { type NodePage, openPage } from "./server.ts";

let browser: Awaited<ReturnType<typeof openBrowser>>;
const open: NodePage[] = [];
before(async () => {
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  for (const page of open) await page.close();
});

async function visit(
  shown: Parameters<typeof sampledNode>[0],
  path = "/",
  width = 800,
  colorScheme: "light" | "dark" = "light",
) {
  const node = sampledNode(shown);
  const served = await openPage({ host: "127.0.0.1", port: await freePort() }, node);
  open.push(served);
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(`${served.url}${path}`);
  return { node, page, faults, url: served.url };
}

test("the consent is the app's own sentence", () => {
  for (const lang of ["vi", "en"] as const) {
    assert.equal(
      CONSENT[lang]("X", 14),
      say(CATALOGS[lang], "share:share.agree", { operator: "X", days: 14 }),
    );
  }
});

test("what is to be done at an alert is the app's own", () => {
  for (const lang of ["vi", "en"] as const) {
    const texts: Catalog = CATALOGS[lang];
    for (const [key, text] of Object.entries(STEPS))
      assert.equal(text[lang], texts[`alert:steps.${key}`], key);
  }
});

test("a browser shares in two taps, and the consent stands before the second", async () => {
  const { node, page, faults } = await visit({});
  await page.getByText("Chia sẻ bằng mã").click();
  await page.getByLabel("Mã xác nhận").fill("12345678");
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  await page.getByText("dữ liệu nhạy cảm (sức khỏe)").waitFor();
  assert.deepEqual(node.taps, ["enterCode"]);
  await page.getByLabel("Không nhớ").check();
  await page.getByRole("button", { name: /^Chia sẻ/ }).click();
  await page.getByText("Đã chia sẻ, cảm ơn bạn").waitFor();
  assert.deepEqual(node.taps, ["enterCode", "answer", "share"]);
  assert.deepEqual(faults, []);
  await page.close();
});

test("who chooses not to share is told that the code stays good", async () => {
  const { node, page } = await visit({ sample: "share-ready-unanswered" }, "/share");
  await page.getByRole("button", { name: "Không chia sẻ" }).click();
  await page.getByText("việc này tự nguyện").waitFor();
  await page.getByText(/mã còn dùng được đến \d\d:\d\d ngày/).waitFor();
  const share = page.getByRole("button", { name: /^Chia sẻ/ });
  assert.equal(await share.isVisible(), false, "no button to share by mistake");
  await page.getByText("vẫn muốn chia sẻ").click();
  assert.equal(await share.isVisible(), true);
  assert.deepEqual(node.taps, ["decline"]);
  await page.close();
});

test("a day can be chosen from 14 days ago to today", async () => {
  const { page } = await visit({ sample: "share-ready-unanswered" }, "/share");
  const day = page.locator("input[type=date]");
  const [min, max] = [await day.getAttribute("min"), await day.getAttribute("max")];
  assert.equal(Date.parse(max!) - Date.parse(min!), 14 * 86_400_000);
  assert.equal(max, isoDay(dayOf(SAMPLED_AT, "vietnam")));
  await page.close();
});

test("an alert says its day and the next step; refused settings are said where nobody can miss them", async () => {
  const alert = await visit({ sample: "exposed-high" });
  await alert.page.locator(".panel", { hasText: /Ngày \d+\/\d+\/\d+. Ai trực ở nút hôm đó/ }).waitFor();
  await alert.page.locator(".panel li", { hasText: "gọi y tế để hỏi chỗ xét nghiệm" }).waitFor();
  await alert.page.close();
  const off = await visit({ sample: "exposed-high", radio: "off", trouble: "gone" });
  await off.page.locator("dd ol li", { hasText: "gọi y tế để hỏi chỗ xét nghiệm" }).waitFor();
  await off.page.close();
  const configRefused = { at: SAMPLED_AT, why: "unknown-root" };
  const known = await visit({ configRefused });
  await known.page.locator("dd", { hasText: "không phải khóa gốc mà nút này tin" }).waitFor();
  await known.page.locator(".panel.well").waitFor();
  await known.page.close();
  const never = await visit({ configRefused, neverChecked: true });
  await never.page.locator(".panel.act", { hasText: "Cài đặt đã ký bị bỏ" }).waitFor();
  await never.page.close();
});

test("a page of an earlier start may not act", async () => {
  const { node, page, url } = await visit({}, "/share");
  await page.context().clearCookies();
  await page.getByLabel("Mã xác nhận").fill("12345678");
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  await page.getByText("Trang này đã cũ").waitFor();
  assert.deepEqual(node.taps, []);
  assert.ok(page.url().startsWith(url));
  await page.close();
});

test("nothing is cut at 320 pixels and nothing is amiss for axe, in no state, light or dark; every page has its words in both languages and none of a demonstration", async () => {
  const states = [
    [{}, "/"],
    [{ radio: "off", trouble: "busy" }, "/"],
    [{ radio: "off", trouble: "no-adapter" }, "/"],
    [{ configRefused: { at: SAMPLED_AT, why: "unknown-root" }, neverChecked: true }, "/"],
    [{ sample: "exposed-high" }, "/"],
    [{ sample: "share-ready-declined" }, "/share"],
    [{ sample: "share-refused-unreadable-code" }, "/share"],
    [{ sample: "share-ready-unanswered" }, "/share"],
    [{ sample: "share-failed" }, "/share"],
  ] as const;
  for (const [nth, [shown, path]] of states.entries()) {
    const { page, faults } = await visit(shown, path, 320, nth % 2 === 0 ? "light" : "dark");
    assert.deepEqual(await axe(page), [], `${path} ${JSON.stringify(shown)}`);
    const wide = await page.evaluate("document.documentElement.scrollWidth");
    assert.ok(Number(wide) <= 320, `${path} ${JSON.stringify(shown)} is ${wide} wide`);
    const text = (await page.locator("body").textContent()) ?? "";
    assert.doesNotMatch(text, /thị trấn|\btown\b|minh họa|demo/i);
    assert.ok((await page.locator("[lang=en]").count()) > 3);
    assert.deepEqual(faults, []);
    await page.close();
  }
});
