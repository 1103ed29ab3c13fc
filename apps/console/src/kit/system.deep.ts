/** Only here: every page of both desks and of the staff in every sample keeps the desks' written system (README, "The system"). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Page } from "playwright-core";
import { openGallery, openPage } from "../testing/gallery.ts";

/** Samples in which pages differ by the states of their records. */
const SAMPLES = [0, 1, 2];
const desks = shared(() => openGallery("desks.html"));

/** What breaks the system on the page that is open, a line each; reading widths and boxes in px. */
const broken = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const said: string[] = [];
    const all = (what: string, within: ParentNode = document) =>
      [...within.querySelectorAll<HTMLElement>(what)].filter((one) =>
        one.checkVisibility({ visibilityProperty: true }),
      );
    const words = (one: HTMLElement) => (one.textContent ?? "").trim().slice(0, 60);
    const main = document.querySelector("main")!;
    const filled = all(".mantine-Button-root[data-variant=filled]", main);
    if (filled.length > 1) said.push(`filled buttons: ${filled.map(words).join(" | ")}`);
    for (const box of all(".card, .table-port, .cards, .notice, .file-drop", main)) {
      const radius = getComputedStyle(box).borderTopRightRadius;
      if (radius !== "8px" && radius !== "0px") said.push(`${box.className} has a radius of ${radius}`);
      if (radius === "0px" && getComputedStyle(box).borderTopWidth !== "0px")
        said.push(`${box.className} has corners`);
    }
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    for (const text of all("p, :is(ul, ol):not([class]) > li", main))
      if (text.children.length === 0 && text.getBoundingClientRect().width > 48 * rem)
        said.push(`wider than one reads: ${words(text)}`);
    for (const name of all(".row-name", main)) {
      const lines = name.clientHeight / Number.parseFloat(getComputedStyle(name).lineHeight);
      if (name.querySelector("div, button, br") === null && lines > 2.6)
        said.push(`a name over two lines: ${words(name)}`);
    }
    for (const bar of all(".filters", main)) {
      const controls = [...bar.children].filter((one) => (one as HTMLElement).checkVisibility());
      if (bar.getBoundingClientRect().height > 5.5 * rem)
        said.push(`filters of more than one line: ${controls.length}`);
      if (all(".search-box", main).some((search) => !bar.contains(search)))
        said.push("a search on a line of its own above the filters");
    }
    return said;
  });

for (const desk of ["health", "rollout", "staff"] as const)
  test(`every page of ${desk} has one main button, one radius, reading widths, names of two lines and one line of filters`, async () => {
    const said = new Set<string>();
    for (const nth of SAMPLES) {
      const start = desk === "staff" ? "/sign-in" : "/account";
      const { page } = await desks.visit(start, {
        said: `?desk=${desk}&nth=${nth}`,
        viewport: { width: 1440, height: 900 },
      });
      const paths = (await page.evaluate("paths")) as readonly string[];
      for (const path of paths) {
        await openPage(page, path);
        for (const line of await broken(page)) said.add(`${desk}${path} (${nth}): ${line}`);
      }
      await page.context().close();
    }
    assert.deepEqual([...said], []);
  });

test("on a narrow screen a list is as high as its cards", async () => {
  const { page } = await desks.visit("/codes", {
    said: "?desk=health",
    viewport: { width: 390, height: 844 },
  });
  await page.locator(".cards > li").first().waitFor();
  const [list, cards] = await page.evaluate(() => {
    const heightOf = (one: Element) => one.getBoundingClientRect().height;
    const all = [...document.querySelectorAll(".cards > li")];
    return [
      heightOf(document.querySelector(".cards-port")!),
      all.reduce((sum, one) => sum + heightOf(one), 0),
    ];
  });
  await page.context().close();
  assert.ok(cards > 0 && list - cards < 4, `a list of ${list} px around cards of ${cards} px`);
});
