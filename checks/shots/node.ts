/** The pictures of a node's pages: light, dark, an adapter that does not run, an alert, and the second tap of a share. */
import { openPage } from "../../apps/cli/src/node/page/server.ts";
import { sampledNode } from "../../apps/cli/src/node/testing/sampled-node.ts";
import type { openBrowser } from "../../apps/console/src/testing/browser.ts";
import { freePort } from "../../packages/server-kit/src/testing/free-port.ts";

type Browser = Awaited<ReturnType<typeof openBrowser>>;

const LOOKS = {
  "node-light": [{}, "/", "light"],
  "node-dark": [{}, "/", "dark"],
  "node-off": [{ radio: "off", trouble: "busy" }, "/", "light"],
  "node-alert": [{ sample: "exposed-high" }, "/", "light"],
  "node-share": [{ sample: "share-ready-unanswered" }, "/share", "light"],
} as const;
/** Those that stand in the guide. */
const GUIDE: readonly string[] = ["node-light", "node-off"];

/** Hands each picture to `keep`, those of the guide alone when `guide`. */
export async function nodePictures(
  browser: Browser,
  guide: boolean,
  keep: (png: Buffer, name: string) => void | Promise<void>,
): Promise<void> {
  for (const [name, [shown, path, colorScheme]] of Object.entries(LOOKS)) {
    if (guide && !GUIDE.includes(name)) continue;
    const served = await openPage({ host: "127.0.0.1", port: await freePort() }, sampledNode(shown));
    const page = await browser.newPage({ viewport: { width: 760, height: 600 }, colorScheme });
    await page.goto(`${served.url}${path}`);
    await keep(await page.screenshot({ fullPage: true }), name);
    await page.close();
    await served.close();
  }
}
