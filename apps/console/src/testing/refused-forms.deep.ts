/** Only here: every form of both desks and of the staff, in Chromium: a refused press puts a sentence in sight, and the focus on it or on its field. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { shared } from "@bluezone/server-kit/testing/shared";
import { FORM_PLACES } from "./form-places.ts";
import { openGallery } from "./gallery.ts";
import { markedForms } from "./marked-forms.ts";
import { refusedPresses } from "./refused-press.ts";

/** Stands for whatever record a page is of. */
const ID = "0123456789abcdef01234567";
const desks = shared(() => openGallery("desks.html", [markedForms]));

for (const width of [320, 1_280])
  test(`a refused press leads to its sentence in every form, ${width} px wide`, async (walk) => {
    // One page, loaded anew for each form: another context for each would compile the whole desk again.
    const { page, faults } = await desks.visit("/sign-in", {
      said: "?desk=staff",
      viewport: { width, height: 720 },
      reducedMotion: "reduce",
    });
    for (const [file, place] of Object.entries(FORM_PLACES))
      await walk.test(file, async () => {
        const { desk, nth = 0, path, open = [], first = {}, answers = {} } = place;
        const said = `?desk=${desk}&nth=${nth}&answers=${encodeURIComponent(JSON.stringify(answers))}`;
        faults.length = 0;
        await desks.again(page, path.replace(/\$\w+/g, ID), said);
        const main = page.locator("main");
        for (const name of open)
          await main.getByRole("button", { name }).or(main.getByRole("tab", { name })).first().click();
        for (const [field, text] of Object.entries(first)) {
          await page.locator(`#field-${field}`).fill(text);
          await page.keyboard.press("Enter");
        }
        const form = page.locator(`form[data-form="${file}"]`).first();
        await form.waitFor({ state: "attached" });
        // What folds is unfolded.
        await form.evaluate((one) =>
          one.closest(".fold")?.querySelector<HTMLElement>("[aria-expanded=false]")?.click(),
        );
        // What still came in above would push the sentence out of sight.
        await page.waitForFunction(() => document.querySelector("main .state-loading") === null);
        assert.deepEqual(await refusedPresses(page, form, place), []);
        assert.deepEqual(faults, []);
      });
    await page.context().close();
  });
