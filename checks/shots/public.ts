/** Pictures of the pages that everybody reads, and of what is printed. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { listPrints } from "@bluezone/contract/rollout/prints";
import { addressIn } from "../../servers/rollout/src/page/page.ts";
import type { OpenTown } from "../../town/src/stage/testing/open-town.ts";
import type { Keep } from "./desk-guide.ts";
import { LOOKS } from "./looks.ts";
import { printedPlacements } from "./printed.ts";
import { type Browser, sitDown } from "./seat.ts";

/** The addresses of the public pages; a placement's own comes to them. */
export const PAGES = [
  "/",
  "/situation",
  "/numbers",
  "/working",
  "/bulletins",
  "/hotlines",
  "/venues",
  "/venues/889",
  "/how",
  "/transparency",
  "/data",
  "/help/android",
  "/help/iphone",
  "/help/none",
  "/nowhere",
];

/** Takes them into `shots/public/`; prints need `pdftoppm`. Answers how many. */
export async function publicPictures(browser: Browser, town: OpenTown, shots: string): Promise<number> {
  const folder = resolve(shots, "public");
  mkdirSync(folder, { recursive: true });
  const seat = await sitDown(browser, town, "so");
  const placements = await printedPlacements(seat);
  const pages = [...PAGES, `/i/${placements[0]?.code}`];
  let taken = 0;
  for (const [look, dress] of Object.entries(LOOKS)) {
    const { locale = "vi", colorScheme = "light", width = 320, height = 640, text = 100 } = dress;
    const context = await browser.newContext({ viewport: { width, height }, colorScheme });
    const page = await context.newPage();
    for (const path of pages) {
      await page.goto(`${seat.server}${addressIn(locale, path)}`);
      await page.evaluate(`document.documentElement.style.fontSize = "${text}%"; document.fonts.ready`);
      const name =
        path === "/" ? "home" : path.startsWith("/i/") ? "install" : path.slice(1).replaceAll("/", "-");
      await page.screenshot({ path: resolve(folder, `${name}-${look}.png`), fullPage: true });
      taken += 1;
    }
    await context.close();
  }
  const { runs } = await seat.ask(listPrints, {});
  for (const { id, kind } of runs.filter(({ pieces }) => pieces.length > 0)) {
    const pdf = await seat.page.evaluate(
      async (path) => [...new Uint8Array(await (await fetch(path)).arrayBuffer())],
      `/api/rollout/prints/file/${id}/1`,
    );
    const file = resolve(folder, `print-${kind}.pdf`);
    writeFileSync(file, Uint8Array.from(pdf));
    execFileSync("pdftoppm", ["-png", "-r", "70", "-l", "2", file, file.replace(/\.pdf$/, "")]);
    taken += 1;
  }
  await seat.page.context().close();
  return taken;
}

/** The pictures of the guide to the public pages. */
export async function publicGuide(browser: Browser, town: OpenTown, keep: Keep): Promise<void> {
  const seat = await sitDown(browser, town, "so");
  const [placement] = await printedPlacements(seat);
  const page = await browser.newPage({ viewport: { width: 360, height: 720 } });
  for (const [path, name] of [
    [`/i/${placement?.code}`, "public-install"],
    ["/situation", "public-situation"],
  ] as const) {
    await page.goto(`${seat.server}${path}`);
    await keep(page, name);
  }
  await page.close();
  await seat.page.context().close();
}
