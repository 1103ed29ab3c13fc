/** What the tests in a browser do with a page. */
import type { Page } from "playwright-core";

/** A picture for whoever looks at them, when PICTURES names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["PICTURES"];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/** The field of this very name. */
export const textbox = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
