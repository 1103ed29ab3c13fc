/** Only here: the residents' app as it is built, in a real browser: every state and screen whole and readable in its dresses, and the ways through it. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "@bluezone/console/testing/browser";
import { SAMPLES } from "@bluezone/device/samples";
import { PROMISES } from "@bluezone/phone/screens/first-run/promises";
import { CATALOGS } from "@bluezone/phone/words/catalogs";
import { SLICES, slice, thisSlice } from "@bluezone/server-kit/testing/slice";
import type { Browser, Page } from "playwright-core";
import { forget, type OpenTown, openTown } from "./testing/open-town.ts";
import {
  cut,
  DRESSES,
  type Dress,
  force,
  holds,
  named,
  SCREENS,
  SHOWN_WITH,
  tour,
  visit,
} from "./testing/phone-visit.ts";

const SLICE = thisSlice();
console.log(`the app: slice ${SLICE} of ${SLICES}; again with SLICE=${SLICE}`);

/** Building the app takes a minute on a slow machine, and several beside other tests. */
const BUILDING = 900_000;
const [PLAIN] = DRESSES as readonly [Dress];
/** Asks the app for the locale that nobody speaks. */
const PSEUDO = "globalThis.bluezonePseudo = true;";
/** What stands on headings and buttons without being words of the app: its name, districts, makers, licences, numbers, states. */
const AS_IT_IS =
  /^(Bluezone|(Thành phố|Thị xã|Huyện|TP\.) .+|Đà Nẵng|[A-Z][\w.+ ()-]*\(\d+\)|[\d\s./:]+|[a-z0-9-]+|.*[a-z]-[a-z].*)$/;

let browser: Browser;
let town: OpenTown;
before(async () => {
  browser = await openBrowser();
  town = await openTown(undefined, "app");
  const page = await browser.newPage();
  await page.goto(town.url);
  await page.locator("[data-app=ready], [data-app=failed]").first().waitFor({ timeout: BUILDING });
  assert.equal(
    await page.locator("[data-app=failed]").count(),
    0,
    (await page.locator(".phone").first().textContent()) ?? "",
  );
  await page.close();
});
after(async () => {
  await browser?.close();
  await town?.stop();
  if (town) forget(town.folder);
});

const title = (page: Page) =>
  page
    .getByTestId("panel-title")
    .textContent()
    .then((text) => text ?? "");
/** A resident's app with the town's page beside it, to move people and time. */
async function townPage(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1480, height: 1000 } });
  await page.goto(town.url);
  await page.locator("[data-resident=sau]").waitFor();
  return page;
}

describe("the app", () => {
  for (const [nth, dress] of DRESSES.entries())
    it(`shows its states whole and readable, ${named(dress)}`, async () => {
      const { page, faults } = await visit(browser, town, dress);
      // A slice sees each state in two dresses: the first two or the last two.
      for (const name of slice(Object.keys(SAMPLES), 2, SLICE + (nth >> 1))) {
        await force(page, name);
        await page.waitForTimeout(30);
        await holds(page, faults, `${name}, ${named(dress)}`);
        assert.equal(await page.getByTestId("panel-button").count(), 1, `${name} has one next step`);
        assert.equal(await page.locator("[role=list]").first().locator("[role=listitem]").count(), 3, name);
      }
      await page.close();
    });

  // Each is opened anew, which costs a second: on a tablet and in large Vietnamese text the states above are seen.
  for (const [nth, dress] of DRESSES.slice(0, 2).entries())
    it(`shows its screens whole and readable, ${named(dress)}`, async () => {
      const broken: string[] = [];
      const { page, faults, go } = await tour(browser, town, dress);
      for (const path of slice(SCREENS, 2, SLICE + nth)) {
        await go(path, SHOWN_WITH[path]);
        await holds(page, faults, `${path}, ${named(dress)}`).catch((error: Error) =>
          broken.push(error.message),
        );
      }
      await page.close();
      assert.deepEqual(broken, []);
    });

  it("takes all that it says from the catalogs, and has room for words a third longer", async () => {
    const broken: string[] = [];
    const { page, faults, go } = await tour(browser, town, PLAIN, PSEUDO);
    for (const path of SCREENS) {
      await go(path, SHOWN_WITH[path]);
      broken.push(...faults, ...(await cut(page)).map((what) => `${path}: ${what}`));
      // Numbers, days and names come as they are; a whole button or heading never does.
      for (const text of await page.locator("[role=heading], button, [role=button]").allTextContents())
        if (!/^\[.*~\]/s.test(text) && !AS_IT_IS.test(text)) broken.push(`${path} says "${text}" by itself`);
    }
    await page.close();
    assert.deepEqual(broken, []);
  });

  it("counts as many steps as its bar has parts, in each walk of several pages", async () => {
    const { page, faults, go } = await tour(browser, town, PLAIN);
    const counted = async (where: string) => {
      const [, at, of] = /(\d+)\D+(\d+)/.exec((await page.getByTestId("step").textContent()) ?? "") ?? [];
      const colours = (await page.evaluate(
        "[...document.querySelectorAll('[data-testid=progress] > *')].map((part) => getComputedStyle(part).backgroundColor)",
      )) as readonly string[];
      assert.equal(colours.length, Number(of), where);
      assert.equal(colours.filter((colour) => colour === colours[0]).length, Number(at), where);
    };
    await go("/first-run", "welcome");
    await page.getByTestId(`promise-${PROMISES[0]}`).click();
    await counted("the first run");
    await go("/declare", "protected");
    await counted("a declaration");
    await go("/share", "share-ready-unanswered");
    await counted("a share");
    assert.deepEqual(faults, []);
    await page.close();
  });

  it("says one promise a page with one drawing before it asks anything, and the six facts are a tap away", async () => {
    const { page, faults, go } = await tour(browser, town, PLAIN);
    await go("/first-run", "welcome");
    for (const promise of PROMISES) {
      const drawing = page.getByTestId(/^drawing-/);
      assert.equal(await drawing.count(), 1, promise);
      assert.equal(
        await drawing.getAttribute("aria-label"),
        CATALOGS.vi[`first-run:promise.${promise}.drawing`],
      );
      assert.equal(await page.getByRole("checkbox").count(), 0, "nothing is asked yet");
      await page.getByTestId("go-six-things").click();
      const facts = page.locator("[role=main]").last().locator("[role=listitem]");
      assert.equal(await facts.count(), 6, promise);
      await page.getByTestId("six-read").click();
      await page.getByTestId("six-read").waitFor({ state: "detached" });
      await page.getByTestId(`promise-${promise}`).click();
    }
    await page.getByTestId("agree").waitFor();
    assert.deepEqual(faults, []);
    await page.close();
  });

  it("begins an alert with what to do and one number, and leaves out what it must not show", async () => {
    const { page, faults, go } = await tour(browser, town, PLAIN);
    const top = async (what: string) => (await page.getByText(what).first().boundingBox())!.y;
    for (const state of ["exposed-high", "exposed-high-part-hidden"]) {
      await go("/alert/2020-12-20", state);
      const texts = CATALOGS.vi;
      const tops = await Promise.all(
        [
          texts["alert:steps.today"],
          "1900 9095",
          "115",
          texts["alert:detail.what"],
          texts["alert:detail.facts"],
        ].map(top),
      );
      assert.deepEqual(
        tops,
        [...tops].sort((a, b) => a - b),
        state,
      );
      const values = await page.locator("[role=list]").last().locator("[role=listitem]").allTextContents();
      assert.equal(values.length, state === "exposed-high" ? 4 : 3, state);
      assert.equal(
        await page.getByText(texts["alert:detail.part-why"]).count(),
        state === "exposed-high" ? 0 : 1,
      );
    }
    assert.deepEqual(faults, []);
    await page.close();
  });

  it("loads a screen by a second try that could not be loaded by the first", async () => {
    const { page, go } = await tour(browser, town, PLAIN);
    await go();
    let cut = true;
    await page.route(/\/(areas|with-code|packages)-\w+\.js/, (route) =>
      cut ? route.abort() : route.continue(),
    );
    for (const [path, shown] of [
      ["/areas", "change-home"],
      ["/help-others", "send"],
      ["/licences", "source"],
    ] as const) {
      cut = true;
      await go(path, SHOWN_WITH[path]);
      const again = page.getByTestId("load-again");
      await again.click();
      await again.waitFor();
      cut = false;
      await again.click();
      await again.waitFor({ state: "detached" });
      await page.getByTestId(shown).waitFor();
    }
    await page.close();
  });

  it("says each state in Vietnamese and in English, with as many buttons, and none like another or as if all were well", async () => {
    const all = new Map<string, string>();
    const [vi, en] = await Promise.all([
      visit(browser, town, PLAIN),
      visit(browser, town, { ...PLAIN, lang: "en" }),
    ]);
    for (const name of Object.keys(SAMPLES)) {
      const counts = [];
      const titles = [];
      for (const { page } of [vi, en]) {
        await force(page, name);
        await page.waitForTimeout(20);
        counts.push(await page.locator("[role=button], [role=link]").count());
        titles.push(await title(page));
      }
      assert.deepEqual(await Promise.all([vi, en].map(({ page }) => page.getAttribute("html", "lang"))), [
        "vi",
        "en",
      ]);
      assert.equal(counts[0], counts[1], name);
      assert.notEqual(titles[0], titles[1], name);
      all.set(name, titles[0] ?? "");
    }
    const panels = Object.values(SAMPLES).map(
      ({ panel, share }) => `${panel.is} ${panel.is === "positive-not-shared" ? share.is : ""}`,
    );
    assert.ok(new Set(all.values()).size >= 24 && new Set(panels).size >= 24, "a view a state");
    for (const [name, shown] of all)
      if (SAMPLES[name]!.panel.is !== "protected") assert.notEqual(shown, all.get("protected"), name);
    await Promise.all([vi.page.close(), en.page.close()]);
  });
});

/** Who goes through what, and in which dress: large in Vietnamese on a small phone, and English in the dark on a tablet. */
const WAYS = [
  {
    dress: DRESSES[3]!,
    mends: "nam",
    deletes: "sa-le",
    shares: "sau",
    warned: "tu",
    leaves: "nam",
    pauses: "ut",
  },
  {
    dress: { ...DRESSES[2]!, lang: "en" },
    mends: "ut",
    deletes: "sa-mach",
    shares: "sa-le",
    warned: "sa-mach",
    leaves: "ut",
    pauses: "tu",
  },
] as const satisfies readonly ({ readonly dress: Dress } & Record<string, unknown>)[];

/** The link of the newest text message that came to a resident. */
async function messageLink(stage: Page, resident: string): Promise<string> {
  await stage.locator(`[data-on-map=${resident}]`).click();
  await stage.locator("[data-do=code]").click();
  const text = await stage.locator(`[data-phone=${resident}] .messages p`).first().textContent();
  const link = /\/v\S+?(?=[\s.)]*(?:\s|$))/.exec(text ?? "")?.[0];
  assert.ok(link, "a link came by text message");
  return link;
}

describe("a resident", () => {
  for (const { dress, mends, deletes, shares, warned, leaves, pauses } of WAYS) {
    const texts = CATALOGS[dress.lang];
    const of = (resident: string, path = "/") => visit(browser, town, dress, path, undefined, resident);

    it(`switches Bluetooth on again from home, ${named(dress)}`, async () => {
      const stage = await townPage();
      const { page, faults } = await of(mends);
      await stage.locator(`[data-on-map=${mends}]`).click();
      await stage.locator("[data-do=bluetooth]").click();
      await page.getByText(texts["home:bluetooth-off.title"]).waitFor();
      await page.getByTestId("panel-button").click();
      await page.getByText(texts["home:bluetooth-off.title"]).waitFor({ state: "detached" });
      assert.deepEqual(faults, []);
      await Promise.all([page.close(), stage.close()]);
    });

    it(`deletes everything and goes through the first run again, ${named(dress)}`, async () => {
      const { page, faults } = await of(deletes, "/delete");
      await page.getByRole("button", { name: dress.lang === "vi" ? "Xóa hết" : "Delete all" }).click();
      await page
        .getByText(dress.lang === "vi" ? "Máy này không còn dữ liệu Bluezone" : "No Bluezone data is left")
        .waitFor();
      await page.goto(`${town.url}/phone/${deletes}/`);
      await page.getByText(texts["home:welcome.title"]).waitFor();
      await page.getByTestId("panel-button").click();
      await firstRun(page);
      await page.getByText(texts["home:first-day.title"]).waitFor();
      await holds(page, faults, "after the first run");
      await page.close();
    });

    it(`is warned by the town's air, reads why, and takes the three steps in, ${named(dress)}`, async () => {
      const stage = await townPage();
      await stage.locator(`[data-on-map=${warned}]`).click();
      await stage.locator("[data-do=beside]").selectOption(shares);
      await stage.locator("[data-do=put]").click();
      await stage.locator("[data-jump=hour]").click();
      await stage.locator("[data-jump=hour][aria-pressed=true]").waitFor();
      await stage.locator("[data-jump=hour][aria-pressed=false]").waitFor({ timeout: 60_000 });
      // One gets a code by text message, opens its link on the phone beside the map, and shares with the app.
      await stage.locator(`[data-on-map=${shares}]`).click();
      await stage.locator("[data-do=code]").click();
      const slot = stage.locator(`[data-phone=${shares}]`);
      await slot.locator("[data-do=open-link]").first().click();
      const app = slot.frameLocator("iframe");
      await app.getByTestId("check-code").click();
      await share(app);
      await slot.and(stage.locator("[data-state=positive-shared]")).waitFor({ timeout: 60_000 });

      const other = await of(warned);
      await stage.getByRole("button", { name: "×600" }).click();
      await other.page.getByText(texts["home:exposed-high.title"]).waitFor({ timeout: 60_000 });
      await stage.getByRole("button", { name: "×1", exact: true }).click();
      await other.page.getByTestId("panel-button").click();
      const detail = other.page.locator("[role=main]").last();
      const said = [
        texts["alert:detail.what"],
        /115/,
        /1900\s9095/,
        dress.lang === "vi" ? /Hôm nay/ : /Today/,
      ];
      for (const text of said) await detail.getByText(text).first().waitFor();
      await holds(other.page, other.faults, "the alert");
      await asksForCall(other.page, dress);
      await holds(other.page, other.faults, "the call-back");
      await Promise.all([other.page.close(), stage.close()]);
    });

    it(`leaves a share at any step, opens the app again, and goes on where it was, ${named(dress)}`, async () => {
      const stage = await townPage();
      const link = await messageLink(stage, leaves);
      const { page, faults } = await of(leaves, link);
      // The code does not stay in the address.
      await page.waitForURL((url) => !url.href.includes("c="));
      const again = () => page.goto(`${town.url}/phone/${leaves}/`);
      // Killed before the code is checked: then it is in the message still.
      await again();
      await page.goto(`${town.url}/phone/${leaves}${link}`);
      await page.getByTestId("check-code").click();
      await page
        .getByTestId("answer-onset")
        .or(page.getByTestId("answer-traveler"))
        .or(page.getByTestId("share"))
        .waitFor();
      // Killed before the answers, after them, and right after the tap that sends.
      await again();
      assert.equal(await title(page), texts["home:positive-not-shared.title"]);
      await page.getByTestId("panel-button").click();
      await share(page, async () => {
        await again();
        await page.getByTestId("panel-button").click();
      });
      await again();
      await page.getByText(texts["home:positive-shared.title"]).waitFor({ timeout: 60_000 });
      assert.deepEqual(faults, []);
      await Promise.all([page.close(), stage.close()]);
    });

    it(`sees what the phone holds, takes it away as a file, and has signatures checked, ${named(dress)}`, async () => {
      const { page, faults } = await of(warned, "/data");
      await page.getByText(texts["data:my-data.held.heard.title"]).first().waitFor();
      // A headless browser tells nobody of downloads; what is handed to it is looked at instead.
      await page.evaluate(
        "{ const make = URL.createObjectURL.bind(URL); globalThis.saved = new Promise((saved) => { URL.createObjectURL = (file) => { saved(file.text()); return make(file); }; }); 0; }",
      );
      await page.getByTestId("export").click();
      assert.equal(JSON.parse(String(await page.evaluate("saved"))).format, "bluezone-export/1");
      await page.goto(`${town.url}/phone/${warned}/proofs`);
      await page.getByTestId("check").click();
      // Configuration, policy, hotlines: each by its own root.
      await page.getByText(texts["data:proofs.outcome.verified"]).nth(2).waitFor();
      await holds(page, faults, "the signatures");
      await page.close();
    });

    it(`reads the province's news, helps somebody and says its week, ${named(dress)}`, async () => {
      const texts = CATALOGS[dress.lang];
      const { page, faults } = await of(pauses, "/local");
      const fetch = page.getByTestId("fetch-page");
      await fetch.or(page.getByTestId("go-five-k")).first().waitFor();
      if (await fetch.isVisible()) await fetch.click();
      await page.getByTestId("as-of").waitFor();
      await page.getByTestId("go-five-k").click();
      await page.getByText(texts["local:five-k.by-place"]).last().waitFor();
      await page.getByTestId("as-of").last().waitFor();
      await holds(page, faults, "5K place by place");

      await page.goto(`${town.url}/phone/${pauses}/help-others/helper`);
      await page.getByTestId("choice-xiaomi").click();
      await page.getByText(texts["guide:helper.steps.agree"]).waitFor();
      await page.getByTestId("helped-more").click();
      await page.getByText(texts["guide:helper.count"].replace("{{n}}", "1")).waitFor();
      await page.getByTestId("helped-fewer").click();
      await page.getByText(texts["guide:helper.count"].replace("{{n}}", "0")).waitFor();

      await page.goto(`${town.url}/phone/${pauses}/consents`);
      await page.getByTestId("statistics").click();
      await page.getByTestId("statistics-details").click();
      await page.getByRole("heading", { name: texts["data:statistics.this-week"] }).waitFor();
      await page.getByTestId("choice-889").click();
      await page.locator("[role=radio][aria-checked=true][data-testid=choice-889]").waitFor();
      await holds(page, faults, "the weekly figure");
      await page.goto(`${town.url}/phone/${pauses}/consents`);
      await page.getByTestId("statistics").click();
      await page.locator("[data-testid=statistics][aria-checked=false]").waitFor();
      assert.deepEqual(faults, []);
      await page.close();
    });

    it(`pauses for an hour and goes on, ${named(dress)}`, async () => {
      const { page } = await of(pauses, "/pause");
      await page.getByTestId("choice-1h").click();
      await page.getByTestId("pause").click();
      await page.goto(`${town.url}/phone/${pauses}/`);
      const paused = new RegExp(`^${texts["home:paused.title"].split(" {{")[0]}`);
      await page.getByText(paused).waitFor();
      await page.getByText(texts["home:paused.button"]).click();
      await page.getByText(paused).waitFor({ state: "detached" });
      await page.close();
    });
  }
});

describe("without the town", () => {
  it("a browser says that it protects nobody, and never that all is well", async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 720 } });
    // The same files, but no line to an engine of the town: the app runs its own.
    await page.route("**/phone/ut/", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        body: (await answer.text()).replace(/<meta name="bluezone-line"[^>]*>/, ""),
      });
    });
    await page.goto(`${town.url}/phone/ut/`);
    await page.getByText("Bluezone chưa bắt đầu").waitFor();
    await page.getByTestId("panel-button").click();
    await firstRun(page);
    await page.getByText("Trình duyệt không bảo vệ được ai").waitFor();
    assert.equal(await page.getByText("Bluezone đang hoạt động").count(), 0);
    await page.close();
  });
});

/** From an alert: the number, the commune, all of the alert but its confidence; sent, its receipt is there; taken back, nothing is. */
async function asksForCall(page: Page, { lang }: Dress): Promise<void> {
  const texts = CATALOGS[lang];
  const here = page.locator("[role=main]").last();
  await page.getByTestId("go-callback").last().click();
  await here.getByTestId("share-confidence").click();
  await here.getByTestId("send-message").click();
  await here.getByText(texts["messages:phone.missing"]).waitFor();
  await here.getByTestId("phone").fill("0900 000 010");
  await here.getByTestId("open-commune").click();
  await here.getByTestId("area").fill("vinh thanh trung");
  await here.getByTestId("choice-30478").click();
  await here.getByTestId("ask-station").click();
  await here.getByText(/Trạm Y tế xã Vĩnh Thạnh Trung/).waitFor();
  await here.getByTestId("send-message").click();
  await here.getByText(texts["messages:state.receipt"], { exact: true }).waitFor();
  await here.getByTestId("take-back").click();
  await here.getByTestId("take-back-sure").click();
  await here.getByText(texts["messages:state.taken-back"]).waitFor();
}

/** The first run: an adult agrees to what is needed and skips what may be skipped. */
async function firstRun(page: Page): Promise<void> {
  for (const promise of PROMISES) await page.getByTestId(`promise-${promise}`).click();
  await page.getByTestId("choice-16-up").click();
  await page.getByTestId("sensing").click();
  await page.getByTestId("agree").click();
  await page.getByTestId("finish").click();
}

/** Answers what is still asked and shares. @param between is called once between the answers and the tap that sends */
async function share(app: Pick<Page, "getByTestId">, between?: () => Promise<void>): Promise<void> {
  const onset = app.getByTestId("answer-onset");
  const traveler = app.getByTestId("answer-traveler");
  const last = app.getByTestId("share");
  await onset.or(traveler).or(last).waitFor();
  if (await onset.isVisible()) {
    await app.getByTestId("choice-none").click();
    await onset.click();
    await traveler.waitFor();
  }
  if (await traveler.isVisible()) await traveler.click();
  await last.waitFor();
  await between?.();
  await last.click();
}
