/** A form's press that is refused: what must be in sight then, and how a form is filled in so that each of its faults stands alone. */
import type { Locator, Page } from "playwright-core";
import type { FormPlace } from "./form-place.ts";

/** What comes of a press is drawn within this, in ms. */
const DRAWN = 3_000;

/** In the page: what is wrong after a refused press; "" when a sentence is in sight and the focus is on it or on its field. */
function lostIn(form: Element): string {
  const focused = document.activeElement;
  const saying = (within: Element): readonly Element[] =>
    [...within.querySelectorAll(".fault, [class*='-error']")].filter(
      (one) => one.textContent?.trim() !== "" && one.checkVisibility() && !one.matches(".error-summary"),
    );
  const inSight = (one: Element): boolean => {
    const { top, bottom, height } = one.getBoundingClientRect();
    return height > 0 && top >= 0 && bottom <= innerHeight;
  };
  if (!form.isConnected) return "the form is gone";
  const said = saying(form).length > 0 || form.querySelector(".error-summary") !== null;
  if (!said) return "nothing is said";
  if (focused === null || !form.contains(focused)) return "the focus is outside the form";
  if (focused.matches(".fault, .error-summary"))
    return inSight(focused) ? "" : "the sentence is out of sight";
  const about = (focused.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id));
  if (about.some((one) => one?.matches(".fault") && inSight(one)))
    return inSight(focused) ? "" : "the field is out of sight";
  let around: Element | null = focused;
  while (around !== null && around !== form && saying(around).length === 0) around = around.parentElement;
  if (around === null || around === form) return `no sentence beside ${focused.outerHTML.slice(0, 100)}`;
  return saying(around).some(inSight) && inSight(focused) ? "" : "the field is out of sight";
}

/** Presses the form's button and says yes to what is asked then. Returns what is wrong with what comes of it. */
async function press(page: Page, form: Locator): Promise<string> {
  const element = await form.elementHandle();
  if (element === null) return "the form is not there";
  // By keyboard: a list that has opened over the button closes when the focus leaves it.
  await form.locator("button[type=submit]").first().press("Enter");
  await page.evaluate(`globalThis.lostIn = ${lostIn}`);
  type Looking = { lostIn(form: Element): string };
  const asked = '[role=dialog]:not(:has(form)) [data-variant="filled"]';
  const given = { form: element, asked };
  await page
    .waitForFunction(
      ({ form, asked }) =>
        (globalThis as unknown as Looking).lostIn(form as Element) === "" ||
        document.querySelector(asked) !== null,
      given,
      { timeout: DRAWN },
    )
    .catch(() => undefined);
  if (await page.locator(asked).isVisible()) {
    await page.locator(asked).click();
    await page.locator(asked).waitFor({ state: "detached" });
  }
  await page
    .waitForFunction((form) => (globalThis as unknown as Looking).lostIn(form as Element) === "", element, {
      timeout: DRAWN,
    })
    .catch(() => undefined);
  return element.evaluate(lostIn);
}

/** Something of the kind that a field wants. */
function textFor(name: string, kind: string): string {
  if (kind === "url") return "https://angiang.example/";
  if (kind === "password") return "bốn con sông chảy về biển";
  if (/phone/i.test(name)) return "0912 345 678";
  if (/birthYear/.test(name)) return "1971";
  if (/totp|code$/.test(name)) return "123456";
  if (/time/i.test(name)) return "08:00";
  if (/day|from|until|due|valid/i.test(name)) return "27/12/2020";
  if (kind === "decimal" || kind === "numeric") return "2";
  return "số liệu minh họa";
}

/** Fills in whatever is empty. Returns the ids of the fields to type in that must not be. */
async function fillIn(
  page: Page,
  form: Locator,
  values: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const needed: string[] = [];
  for (const place of await form.locator("input:visible, textarea:visible, select:visible").all()) {
    const { tag, type, mode, id, list, required, empty } = await place.evaluate((one) => {
      const input = one as HTMLInputElement;
      return {
        tag: one.tagName,
        type: input.type,
        mode: input.inputMode,
        id: input.id,
        list: one.getAttribute("aria-haspopup") === "listbox",
        required: input.required,
        empty: input.value === "" && !input.disabled && !input.readOnly,
      };
    });
    if (!empty || ["radio", "checkbox", "file", "hidden"].includes(type)) continue;
    const name = id.replace(/^field-/, "");
    // A field that came or went since then has moved the places of those after it.
    const field = id === "" ? place : form.locator(`[id="${id}"]`);
    if (tag === "SELECT")
      await field.evaluate((one) => {
        const select = one as HTMLSelectElement;
        const choice = [...select.options].find(({ value }) => value !== "");
        if (!choice) return;
        Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value")?.set?.call(
          select,
          choice.value,
        );
        select.dispatchEvent(new Event("change", { bubbles: true }));
      });
    else if (list) {
      await field.click();
      const first = page.locator("[role=option]:visible").first();
      await first.waitFor({ timeout: DRAWN }).catch(() => undefined);
      await ((await first.count()) > 0 ? first.click() : field.press("Tab"));
    } else {
      await field.fill(values[name] ?? textFor(name, mode === "" ? type : mode));
      if (required && id !== "") needed.push(id);
    }
  }
  return needed;
}

/** Choices of a form that are tried each: more of them say nothing new. */
const MOST_CHOICES = 8;

/**
 * Presses a form empty, filled in, and with each of its choices before and after what the choice asks for is filled in. No
 * press succeeds: nobody answers. Returns what was wrong, with the press that it came of.
 */
export async function refusedPresses(
  page: Page,
  form: Locator,
  { values = {}, asks, right, blank }: FormPlace,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const tries = async (what: string): Promise<void> => {
    const lost = await press(page, form);
    if (lost !== "") wrong.push(`${what}: ${lost}`);
  };
  if (blank !== undefined) {
    await form.locator(`#field-${blank}`).fill("");
    await tries(`without ${blank}`);
    return wrong;
  }
  if (!right) await tries("as it opens");
  if (asks) return wrong;
  /** Fills in, and empties each field that must not be, alone: the sentence about another would hide that its own is missing. */
  const filled = async (what: string): Promise<void> => {
    const needed = await fillIn(page, form, values);
    await tries(what);
    for (const id of needed) {
      const field = form.locator(`[id="${id}"]`);
      const text = await field.inputValue();
      await field.fill("");
      await tries(`${what}, without ${id}`);
      await field.fill(text);
    }
  };
  await filled("filled in");
  const choices = form.locator("input[type=radio]:visible:enabled");
  for (let at = 0; at < Math.min(MOST_CHOICES, await choices.count()); at += 1) {
    await choices.nth(at).check();
    await tries(`with choice ${at}`);
    await filled(`with choice ${at}, filled in`);
  }
  return wrong;
}
