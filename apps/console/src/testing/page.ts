/** What the tests in a browser do with a page. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";

/** A picture for whoever looks at them, when PICTURES names a folder. @param most height in px, of a long page */
export async function picture(page: Page, name: string, most?: number): Promise<void> {
  const folder = process.env["PICTURES"];
  if (!folder) return;
  // A header that sticks stands in the middle of a long picture otherwise.
  await page.evaluate(() => scrollTo(0, 0));
  const clip =
    most === undefined ? {} : { clip: { x: 0, y: 0, width: page.viewportSize()!.width, height: most } };
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true, ...clip });
}

/** Pixels by which the page can be scrolled sideways. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Fails where the focus has gone to the top of the page, once what was pressed has been done and taken away. */
export async function focusStays(page: Page): Promise<void> {
  await page.waitForTimeout(500);
  const at = await page.evaluate(() => document.activeElement?.tagName);
  assert.notEqual(at, "BODY", "the focus is lost");
}

/** Refuses what a page asks of the server, as a browser without a network does; runs in the page. */
const refuseCalls = (key: string): void => {
  const asked = window.fetch;
  window.fetch = (...of) =>
    sessionStorage.getItem(key) ? Promise.reject(new TypeError("Failed to fetch")) : asked(...of);
};

/**
 * Takes the network from a page. Answers what gives it back. The page's own calls are refused in the page too: what is
 * asked while it is loaded anew may go out before the browser's switch has reached it.
 */
export async function unplug(page: Page): Promise<() => Promise<void>> {
  const key = "test-unplugged";
  await page.addInitScript(refuseCalls, key);
  await page.evaluate(refuseCalls, key);
  await page.evaluate((name) => sessionStorage.setItem(name, "yes"), key);
  await page.context().setOffline(true);
  return async () => {
    await page.evaluate((name) => sessionStorage.removeItem(name), key);
    await page.context().setOffline(false);
  };
}

/** Sets the reader's text size, in percent. */
export const enlarge = (page: Page, percent: number): Promise<void> =>
  page.evaluate((size) => {
    document.documentElement.style.fontSize = `${size}%`;
  }, percent);

/** The field of this very name. */
export const textbox = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

/** Whether what has the focus, or anything of the page that can have it, is called so; runs in the page. */
const isCalled = ([name, where]: readonly [name: string, where: "focus" | "page"]): boolean => {
  const focusable = "a, button, input, select, textarea, [tabindex]";
  return [...(where === "focus" ? [document.activeElement] : document.querySelectorAll(focusable))].some(
    (one) => {
      const labels =
        one instanceof HTMLInputElement ||
        one instanceof HTMLTextAreaElement ||
        one instanceof HTMLSelectElement
          ? one.labels
          : null;
      const said = labels?.[0]?.textContent ?? one?.getAttribute("aria-label") ?? one?.textContent ?? "";
      return said.replace(/\s*\*$/, "").trim() === name;
    },
  );
};

/** Waits until something is called so, then presses Tab until it has the focus; nothing else moves it. */
export async function tabTo(page: Page, name: string, most = 14): Promise<void> {
  // What is asked of a server may come after the page: a walk that began before it would go past its place.
  await page.waitForFunction(isCalled, [name, "page"] as const);
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await page.evaluate(isCalled, [name, "focus"] as const)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the keyboard does not come to "${name}"`);
}
