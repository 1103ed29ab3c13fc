/** What the tests in a browser do with a page. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";

/** A picture for whoever looks at them, when PICTURES names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["PICTURES"];
  if (!folder) return;
  // A header that sticks stands in the middle of a long picture otherwise.
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/** Pixels by which the page can be scrolled sideways. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Sets the reader's text size, in percent. */
export const enlarge = (page: Page, percent: number): Promise<void> =>
  page.evaluate((size) => {
    document.documentElement.style.fontSize = `${size}%`;
  }, percent);

/** The field of this very name. */
export const textbox = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

/** Presses Tab until what has the focus is called so; nothing else moves it. */
export async function tabTo(page: Page, name: string, most = 14): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    const label = await page.evaluate(() => {
      const here = document.activeElement;
      const labels =
        here instanceof HTMLInputElement ||
        here instanceof HTMLTextAreaElement ||
        here instanceof HTMLSelectElement
          ? here.labels
          : null;
      const said = labels?.[0]?.textContent ?? here?.getAttribute("aria-label") ?? here?.textContent ?? "";
      return said.replace(/\s*\*$/, "").trim();
    });
    if (label === name) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the keyboard does not come to "${name}"`);
}
