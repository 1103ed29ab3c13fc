/** The pictures of a node's pages (an adapter that does not run, an alert, the second tap of a share), of the operator page and of a canary's status page. All show demo data, and say so. */
import { statusPage } from "../../apps/cli/src/canary/page/status-page.ts";
import { SAMPLED_FACTS } from "../../apps/cli/src/canary/testing/sampled-rounds.ts";
import { openPage } from "../../apps/cli/src/node/page/server.ts";
import { sampledNode } from "../../apps/cli/src/node/testing/sampled-node.ts";
import { statusOf } from "../../apps/cli/src/status/look.ts";
import { operatorPage } from "../../apps/cli/src/status/page/operator-page.ts";
import { STYLE } from "../../apps/cli/src/status/page/style.ts";
import {
  SAMPLED_NOW,
  SAMPLED_PAGES,
  sampledLooks,
} from "../../apps/cli/src/status/testing/sampled-status.ts";
import type { openBrowser } from "../../apps/console/src/testing/browser.ts";
import { freePort } from "../../packages/server-kit/src/testing/free-port.ts";
import { LOOKS } from "./looks.ts";

type Browser = Awaited<ReturnType<typeof openBrowser>>;

const NODE_LOOKS = {
  "node-light": [{}, "/", "light", 760],
  "node-dark": [{}, "/", "dark", 390],
  "node-off": [{ radio: "off", trouble: "busy" }, "/", "light", 760],
  "node-alert": [{ sample: "exposed-high" }, "/", "light", 760],
  "node-alert-dark": [{ sample: "exposed-high" }, "/", "dark", 390],
  "node-share": [{ sample: "share-ready-unanswered" }, "/share", "light", 760],
  "node-share-dark": [{ sample: "share-ready-unanswered" }, "/share", "dark", 390],
} as const;
/** Those that stand in the guide. */
const GUIDE: readonly string[] = ["node-light", "node-off"];

/** A day in which the export once stood still, and a canary's sixty days, in a look. */
const WRITTEN: Readonly<Record<string, (locale: "vi" | "en") => string>> = {
  "operator-page": (locale) =>
    operatorPage(locale, statusOf(SAMPLED_PAGES.well, []), sampledLooks(1_020), SAMPLED_NOW).replace(
      '<link rel="stylesheet" href="/style.css">',
      `<style>${STYLE}</style>`,
    ),
  "status-page": (locale) => statusPage(locale, SAMPLED_FACTS.tested),
};
const MARK = { vi: "số liệu minh họa", en: "illustrative data" } as const;

/** Hands each picture to `keep`, those of the guide alone when `guide`. */
export async function nodePictures(
  browser: Browser,
  guide: boolean,
  keep: (png: Buffer, name: string) => void | Promise<void>,
): Promise<void> {
  for (const [name, [shown, path, colorScheme, width]] of Object.entries(NODE_LOOKS)) {
    if (guide && !GUIDE.includes(name)) continue;
    const served = await openPage({ host: "127.0.0.1", port: await freePort() }, sampledNode(shown));
    const page = await browser.newPage({ viewport: { width, height: 600 }, colorScheme });
    await page.goto(`${served.url}${path}`);
    await keep(await page.screenshot({ fullPage: true }), name);
    await page.close();
    await served.close();
  }
  const looks = guide ? { "": { locale: "vi", width: 860, height: 1_160 } as const } : LOOKS;
  for (const [
    look,
    { locale = "vi", colorScheme = "light", width = 320, height = 640, text = 100 },
  ] of Object.entries(looks))
    for (const [name, written] of Object.entries(WRITTEN)) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme });
      await page.setContent(written(locale));
      await page.evaluate(
        `document.documentElement.style.fontSize = "${text}%";
        (document.querySelector(".bar") ?? document.querySelector("header")).append(Object.assign(document.createElement("span"), { textContent: "${MARK[locale]}" }))`,
      );
      await keep(await page.screenshot({ fullPage: !guide }), `${name}${look && `-${look}`}`);
      await page.close();
    }
}
