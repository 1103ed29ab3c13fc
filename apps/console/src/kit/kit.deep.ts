/** Only here: the kit in Chromium, accessible in both themes, languages and text sizes, by keyboard alone and whole at 768 px. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Page } from "playwright-core";
import { axe } from "../testing/axe.ts";
import { openGallery } from "../testing/gallery.ts";
import { picture, sideways } from "../testing/page.ts";

const PAGES = ["/states", "/forms", "/tables", "/drawings", "/dialogs", "/system"];

const gallery = shared(() => openGallery());

/** What has the focus, in a few words. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at?.getAttribute("aria-label") ?? at?.textContent ?? at?.tagName ?? "";
  });

for (const [name, options] of [
  ["in Vietnamese, light", {}],
  ["in English, dark", { locale: "en", colorScheme: "dark" }],
  ["on a tablet of 768 px in the dark", { viewport: { width: 768, height: 1024 }, colorScheme: "dark" }],
  ["with text of 200 %", { text: 200 }],
] as const)
  test(`every component in every state is accessible and whole ${name}`, async () => {
    for (const path of PAGES) {
      const { page, faults } = await gallery.visit(path, options);
      if (path === "/forms") {
        await page.locator("form button[type=submit]").click();
        await page.locator(".error-summary").waitFor();
        // What lies half under the bar while the page is scrolled is no small target.
        await page.evaluate(() => scrollTo(0, 0));
      }
      assert.deepEqual(await axe(page), [], path);
      assert.equal(await sideways(page), 0, `${path} scrolls sideways`);
      assert.deepEqual(faults, [], path);
      await page.context().close();
    }
  });

test("what is wrong is found: the look for it can fail", async () => {
  const { page } = await gallery.visit("/states");
  await page.evaluate(() => {
    const wrong = '<input><p style="color: #bbb; background: #fff">Chữ quá nhạt</p>';
    document.querySelector("main")!.insertAdjacentHTML("beforeend", wrong);
  });
  const found = await axe(page);
  assert.deepEqual([...new Set(found.map((one) => one.split(":")[0]))].sort(), ["color-contrast", "label"]);
  await page.context().close();
});

test("dialogs are accessible, keep the focus, close with Escape and give the focus back", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const { page } = await gallery.visit("/dialogs", { colorScheme });
    for (const name of ["confirm", "conflict"]) {
      const opener = page.locator(`[data-do=${name}]`);
      await opener.click();
      await page.getByRole("dialog").waitFor();
      assert.deepEqual(await axe(page), [], name);
      for (let presses = 0; presses < 12; presses++) {
        await page.keyboard.press("Tab");
        assert.ok(await page.evaluate(() => document.activeElement?.closest("[role=dialog]") !== null), name);
      }
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.waitForFunction((to) => document.activeElement?.getAttribute("data-do") === to, name);
    }
    await page.context().close();
  }
});

test("a question that nobody answered goes with its page, and its answer is no", async () => {
  const { page } = await gallery.visit("/dialogs");
  for (const name of ["confirm", "conflict"]) {
    await page.locator(`[data-do=${name}]`).click();
    await page.getByRole("dialog").waitFor();
    await page.evaluate(() => {
      location.hash = "#/states";
    });
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.goBack();
    await page.locator("[data-do=confirm]").waitFor();
    assert.equal(await page.getByRole("dialog").count(), 0, name);
  }
  await page.context().close();
});

test("a form in a dialog sends itself, by button and by Ctrl+Enter, and never the form below it", async () => {
  const { page } = await gallery.visit("/dialogs");
  for (const [send, sent] of [
    ["button", 1],
    ["keys", 2],
  ] as const) {
    await page.locator("[data-do=inner]").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("Sà Mách");
    if (send === "button") await dialog.getByRole("button", { name: "Lưu", exact: true }).click();
    else await dialog.getByRole("textbox").press("Control+Enter");
    await dialog.waitFor({ state: "detached" });
    assert.equal(await page.locator("[data-sent]").textContent(), `0 / ${sent}`, send);
  }
  await page.context().close();
});

test("two editors choose field by field and nothing is lost", async () => {
  const { page } = await gallery.visit("/dialogs");
  await page.locator("[data-do=conflict]").click();
  const dialog = page.getByRole("dialog");
  assert.equal(await dialog.getByRole("radiogroup").count(), 2, "what is the same is not asked");
  await dialog.getByRole("radiogroup").first().getByLabel("Bản vừa lưu").check();
  await dialog.getByRole("button", { name: "Giữ như đã chọn" }).click();
  await page.getByText("Mohamad Sa Lễ, Quán Sen").waitFor();
  await page.context().close();
});

test("a message is read politely and stays when it holds an action", async () => {
  const { page } = await gallery.visit("/dialogs");
  await page.locator("[data-do=toast-action]").click();
  const toast = page.locator(".toast");
  await toast.waitFor();
  assert.equal(await page.getByRole("status").filter({ has: toast }).count(), 1);
  await page.waitForFunction(() => document.activeElement?.textContent === "Thử lại");
  await page.waitForTimeout(7_000);
  await toast.getByRole("button", { name: "Thử lại" }).click();
  await toast.waitFor({ state: "detached" });
  await page.context().close();
});

test("on a telephone a message lies on no title, cross, field or button of a dialog, and its end moves none", async () => {
  for (const text of [100, 200])
    for (const [name, first] of [
      ["confirm", "toast"],
      ["conflict", "toast"],
      ["conflict", "dialog"],
    ] as const) {
      const { page } = await gallery.visit("/dialogs", { viewport: { width: 390, height: 844 }, text });
      const say = () => page.locator("[data-do=toast]").dispatchEvent("click");
      if (first === "toast") await say();
      await page.locator(`[data-do=${name}]`).click();
      await page.getByRole("dialog").waitFor();
      if (first === "dialog") await say();
      await page.locator(".toast").waitFor();
      await picture(page, `toast-${name}-${first}-${text}`, 844);
      const inDialog = () =>
        page.getByRole("dialog").evaluate((dialog) => {
          const { bottom } = dialog.getBoundingClientRect();
          return [...dialog.querySelectorAll("h2, button, input, label")]
            .map((one) => ({ name: one.textContent || one.tagName, box: one.getBoundingClientRect() }))
            .filter(({ box }) => box.height > 0 && box.top < bottom)
            .map(({ name, box }) => ({ name, top: box.top, bottom: box.bottom }));
        });
      const message = (await page.locator(".toast").boundingBox())!;
      const all = await inDialog();
      assert.ok(all.length > 2, `${all.length}`);
      assert.deepEqual(
        all.filter((one) => one.top < message.y + message.height && one.bottom > message.y),
        [],
        `${name}, ${first} first, text of ${text} %`,
      );
      await page.locator(".toast").waitFor({ state: "detached" });
      assert.deepEqual(await inDialog(), all, "nothing moves under a finger");
      if (name === "conflict") await page.keyboard.press("Escape");
      else await page.getByRole("dialog").getByRole("button").last().click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.locator(`[data-do=${name}]`).click();
      const room = await page
        .getByRole("dialog")
        .evaluate((one) => one.ownerDocument.documentElement.style.getPropertyValue("--toasts"));
      assert.equal(room, "", "the next dialog has the whole screen");
      await page.context().close();
    }
});

test("Tab meets the skip link, the header, the menu, the page, and every focus has its ring in sight", async () => {
  const { page } = await gallery.visit("/forms");
  const seen: string[] = [];
  let inPage = 0;
  while (inPage < 12) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const { outlineWidth, outlineStyle } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const header = document.querySelector(".top")!.getBoundingClientRect();
      return {
        ring: outlineStyle === "solid" && Number.parseFloat(outlineWidth) >= 3,
        hidden: element.closest("main") !== null && box.top < header.bottom - 1 && box.bottom > 0,
        inView: box.bottom > 0 && box.top < innerHeight,
        where: element.closest("main")
          ? "page"
          : element.closest("nav")
            ? "menu"
            : element.closest("header")
              ? "header"
              : "skip",
        what: element.outerHTML.slice(0, 120),
      };
    });
    assert.ok(at.ring, `no ring: ${at.what}`);
    assert.ok(!at.hidden && at.inView, `out of sight: ${at.what}`);
    if (seen.at(-1) !== at.where) seen.push(at.where);
    if (at.where === "page") inPage += 1;
  }
  assert.deepEqual(seen, ["skip", "header", "menu", "page"]);
  await page.context().close();
});

test("the skip link leads to the title, and a page that is opened gets the focus on its title", async () => {
  const { page } = await gallery.visit("/states");
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "BODY");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "Việc tuần này");
  await page.getByRole("navigation").getByRole("link", { name: "Số liệu tuần" }).click();
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  assert.equal(await focused(page), "Số liệu tuần");
  assert.match(await page.title(), /^Số liệu tuần/);
  await page.context().close();
});

test("single keys search, add, go and help; never inside a field; and can be switched off", async () => {
  const { page } = await gallery.visit("/states");
  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await page.getByRole("heading", { level: 1, name: "Bản tin" }).waitFor();
  await page.keyboard.press("n");
  await page.locator("[data-said]", { hasText: "new" }).waitFor();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Danh sách phím" }).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.keyboard.type("gb?n so lieu");
  assert.equal(await page.locator("header input").inputValue(), "gb?n so lieu");
  await page.locator("header input").fill("so lieu");
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Số liệu tuần" }).waitFor();

  await page.getByRole("button", { name: "Mohamad Sa Lễ" }).click();
  assert.deepEqual(await axe(page), []);
  await page.getByLabel("Dùng phím tắt một chữ").click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await page.waitForTimeout(300);
  assert.equal(await page.locator("main h1").textContent(), "Số liệu tuần");
  await page.context().close();
});

test("a form that is not right says so at the top and beside each field, and the focus is on the first", async () => {
  const { page } = await gallery.visit("/forms");
  await page.locator("#field-name").fill("Trạm Y tế");
  await page.locator("#field-day").fill("31/4");
  await page.keyboard.press("Control+Enter");
  await page.locator(".error-summary").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "field-day");
  assert.equal(await page.locator(".error-summary li").count(), 4);
  await page.locator(".error-summary a").last().click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "field-level");
  // The list calls a field as the field calls itself now.
  await page.locator("#field-place").fill("Vĩnh Hanh");
  const listed = await page.locator(".error-summary a").last().textContent();
  assert.match(listed ?? "", /^Báo, đài và bảng, Vĩnh Hanh: /);
  await page.locator("#field-day").fill("2012");
  await page.getByText("Chủ nhật 20/12/2020").waitFor();
  await page.locator("#field-count").fill("1204");
  // The field now says the date itself: below it stands the weekday alone.
  await page.getByText("Chủ nhật", { exact: true }).waitFor();
  await page.locator("#field-unit").fill("vinh hanh");
  await page.getByRole("option", { name: "Xã Vĩnh Hanh" }).click();
  await page.getByRole("radio", { name: "Bản tin" }).check();
  assert.equal(await page.locator("#field-count").inputValue(), "1.204");
  await page.locator("form button[type=submit]").click();
  await page.locator("[data-sent]", { hasText: "Trạm Y tế" }).waitFor();
  await page.context().close();
});

test("fields of a row stand on shared lines: neither a hint nor an error of one moves its neighbour", async () => {
  const { page } = await gallery.visit("/forms");
  /** Tops of what is in the first row of fields, against the row's own. */
  const row = () =>
    page.evaluate(() => {
      const grid = document.querySelector(".fields")!;
      const top = grid.getBoundingClientRect().top;
      return [...grid.children].slice(0, 2).map((field) => {
        const [label, input] = [field.querySelector("label"), field.querySelector("input")];
        return [label, input].map((part) => Math.round(part!.getBoundingClientRect().top - top));
      });
    });
  const before = await row();
  assert.deepEqual(before[0], before[1], "one has a hint, one has none");
  await page.locator("form button[type=submit]").click();
  await page.locator("#field-name[aria-invalid=true]").waitFor();
  assert.deepEqual(await row(), before);
  await page.context().close();
});

test("a table of 50,000 rows draws what is seen, counts all, and is walked with the arrow keys", async () => {
  const { page } = await gallery.visit("/tables");
  await page.getByText("50.000 mục", { exact: true }).waitFor();
  const table = page.getByRole("region", { name: "Điểm đặt" });
  assert.ok((await table.locator("tr").count()) < 60);
  await table.evaluate((port) => port.scrollTo(0, 44 * 20_000));
  await table.getByRole("link", { name: "AG-20002", exact: true }).waitFor();
  await table.getByRole("link", { name: "AG-20002", exact: true }).focus();
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction((row) => document.activeElement?.textContent === row, `AG-${20_003 + step}`);
  }
  await table.getByRole("button", { name: "Số liệu tuần" }).click();
  await table.getByRole("button", { name: "Số liệu tuần" }).click();
  await table.evaluate((port) => port.scrollTo(0, 0));
  await table.getByRole("link", { name: "AG-50000", exact: true }).waitFor();
  await page.getByLabel("Tìm", { exact: true }).fill("4999");
  await page.getByText("15 trên 50.000").waitFor();
  await page.context().close();
});

test("when a row goes, the focus goes to the one that takes its place", async () => {
  const { page } = await gallery.visit("/tables");
  const rows = page.getByRole("region", { name: "Ấn phẩm" }).locator("tbody tr");
  await rows.nth(1).getByRole("button").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.closest("tr")?.textContent?.startsWith("AG-3"));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.closest("tr")?.textContent?.startsWith("AG-1"));
  await page.context().close();
});

test("a long table is whole on paper", async () => {
  const { page } = await gallery.visit("/tables");
  await page.getByLabel("Tìm", { exact: true }).fill("77");
  await page.getByText("1.400 trên 50.000").waitFor();
  const rows = page.getByRole("region", { name: "Điểm đặt" }).locator("tbody tr[data-row]");
  assert.ok((await rows.count()) < 60);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await rows.count(), 1400);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.ok((await rows.count()) < 60);
  await page.context().close();
});

test("on paper there is no menu, and figures keep their source and time", async () => {
  const { page } = await gallery.visit("/drawings");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("nav").isVisible(), false);
  assert.equal(await page.locator(".top").isVisible(), false);
  assert.ok(await page.getByText("In lúc 17:00 27/12/2020").isVisible());
  assert.ok((await page.getByText("tính đến 17 giờ, 27/12/2020 · số liệu minh họa").count()) > 0);
  await page.context().close();
});
