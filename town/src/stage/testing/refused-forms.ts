/** The forms of the residents' app, and how each comes to a press that is refused; `checks/rules/forms.test.ts` finds the ones that are missing here. */
import type { SAMPLES } from "@bluezone/device/samples";
import { PROMISES } from "@bluezone/phone/screens/first-run/promises";
import type { Page } from "playwright-core";

/** One form. */
export type RefusedForm = {
  /** Its address in the app, and a sample that it is shown with. */
  readonly path: string;
  readonly state?: keyof typeof SAMPLES;
  /** What is tapped before it is there. */
  readonly before?: readonly string[];
  /** The button that is pressed. */
  readonly press: string;
  /** What is done between a refusal and the next press: each ends in another refusal. */
  readonly next?: readonly ((page: Page) => Promise<unknown>)[];
};

const tap = (testId: string) => (page: Page) => page.getByTestId(testId).click();
const type = (testId: string, text: string) => (page: Page) => page.getByTestId(testId).fill(text);

/** By the file that has the form. */
export const REFUSED_FORMS: Readonly<Record<string, RefusedForm>> = {
  "apps/phone/src/screens/advice/advice.tsx": {
    path: "/advice",
    press: "send-message",
    next: [tap("choice-self")],
  },
  "apps/phone/src/screens/areas/stay-form.tsx": {
    path: "/areas",
    state: "areas",
    before: ["add-stay"],
    press: "save-stay",
    next: [tap("choice-79")],
  },
  "apps/phone/src/screens/callback/callback.tsx": {
    path: "/callback?alert=2020-12-20",
    state: "exposed-high",
    press: "send-message",
    next: [type("phone", "091")],
  },
  "apps/phone/src/screens/code/code.tsx": { path: "/code", press: "check-code" },
  "apps/phone/src/screens/declare/declare.tsx": { path: "/declare", press: "next" },
  "apps/phone/src/screens/diary/diary.tsx": {
    path: "/diary/00000000000000d1",
    state: "messages-sent",
    press: "send-message",
    next: [type("temperature", "300")],
  },
  "apps/phone/src/screens/first-run/agreement.tsx": {
    path: "/first-run",
    state: "welcome",
    before: PROMISES.map((promise) => `promise-${promise}`),
    press: "agree",
    next: [tap("choice-16-up")],
  },
  "apps/phone/src/screens/quarantine-day/open-code.tsx": {
    path: "/quarantine-day",
    press: "open-quarantine",
  },
  "apps/phone/src/screens/quarantine-day/quarantine-day.tsx": {
    path: "/quarantine-day",
    state: "quarantine-to-enter",
    press: "enter-half",
    next: [type("temperature", "300")],
  },
  "apps/phone/src/screens/self-report/self-report.tsx": {
    path: "/self-report",
    press: "ask-code",
    next: [type("phone", "0912345678")],
  },
  "apps/phone/src/screens/share/questions.tsx": {
    path: "/share",
    state: "share-ready-unanswered",
    press: "answer-onset",
  },
};

/** Works out in the page what is wrong after a refused press: "" when a sentence is in sight and the focus is on it or on its field. */
const LOST = `(() => {
  const focused = document.activeElement;
  const inSight = (element) => {
    const { top, bottom, height } = element.getBoundingClientRect();
    return height > 0 && top >= 0 && bottom <= innerHeight;
  };
  const sentences = [...document.querySelectorAll("[role=alert]")].filter(
    (element) => element.textContent.trim() !== "" && element.checkVisibility());
  if (sentences.length === 0) return "nothing is said";
  const seen = sentences.filter(inSight);
  if (seen.length === 0) return "out of sight: " + sentences[0].textContent;
  const own = seen.some((one) => one === focused ||
    (focused.getAttribute("aria-invalid") === "true" && one.parentElement.contains(focused)));
  return own ? "" : "the focus is elsewhere: " + focused.outerHTML.slice(0, 120);
})()`;
/** What comes of a press is drawn within this, in ms: an answer of the town's servers is part of some. */
const DRAWN = 5_000;

/** A sentence that leads its reader still does after this, in ms: what a press before left in sight is gone by then. */
const SETTLED = 150;

/**
 * Waits for what comes of a refused press. Returns what is wrong with it; "" when it leads to its sentence.
 * Asks the page itself again and again: Playwright's wait evaluates text in the page, which its policy forbids.
 */
export async function lostFault(page: Page): Promise<string> {
  for (const until = Date.now() + DRAWN; ; ) {
    const first = await page.evaluate<string>(LOST);
    await page.waitForTimeout(SETTLED);
    const lost = await page.evaluate<string>(LOST);
    if ((first === "" && lost === "") || Date.now() > until) return lost;
  }
}
