/** What axe finds wrong with a page. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

/** As a text: files that know no DOM import this too. */
const RUN = `axe.run({
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
  nodes.map(({ html, failureSummary }) => id + ": " + html.slice(0, 160) + " " + failureSummary.slice(0, 300))))`;

/** Every violation of WCAG 2.0 to 2.2, A and AA, and of best practice, as "rule: element". Empty on a good page. */
export async function axe(page: Page): Promise<readonly string[]> {
  await page.evaluate(source);
  return page.evaluate<readonly string[]>(RUN);
}
