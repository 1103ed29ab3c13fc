/** The pictures of the guides for rollout officers and units, from the town after its officers' first week. */
import { startBulletin } from "@bluezone/contract/rollout/bulletins";
import { listDirectives } from "@bluezone/contract/rollout/directives";
import { checkPlacements } from "@bluezone/contract/rollout/placements";
import {
  acknowledgeTasks,
  addEvidence,
  cascadeTask,
  listCascade,
  listTasks,
} from "@bluezone/contract/rollout/tasks";
import type { OpenTown } from "../../town/src/stage/testing/open-town.ts";
import { printedPlacements } from "./printed.ts";
import { type Browser, type Look, type Page, type Seat, sitDown } from "./seat.ts";

/** Keeps a picture of what a page shows now. */
export type Keep = (page: Page, name: string) => Promise<void>;

const block = (code: string) => ({ kind: "block" as const, code, version: 1 });
const DRAFT = "picture000000001";

async function letters({ page, go, ask }: Seat, keep: Keep): Promise<void> {
  const { directives } = await ask(listDirectives, {});
  const letter = `/directives/${directives[0]?.id}`;
  await go(letter);
  // The clause that orders names of places to be watched: what is done of it, what is not, and why.
  await page.getByText("Nhắm vào người theo quốc tịch").first().scrollIntoViewIfNeeded();
  await keep(page, "rollout-letter");
  await go(`${letter}/pass`);
  await keep(page, "rollout-pass-down");
  await go(`${letter}/progress`);
  await keep(page, "rollout-progress");
}

async function bulletin(author: Seat, approver: Seat, keep: Keep): Promise<void> {
  await author.ask(startBulletin, {
    id: DRAFT,
    content: {
      items: ["C2", "C3", "C11", "C10", "C7"].map(block),
      cutOff: "2020-12-27T10:00:00.000Z",
      source: "Sở Y tế An Giang (số liệu minh họa)",
      languages: ["vi", "en"],
      ticks: ["one-action", "no-identity", "no-blame"],
    },
  });
  await author.go(`/bulletins/${DRAFT}`);
  await keep(author.page, "rollout-bulletin");
  await author.page.getByLabel("Câu cuối là việc ai cũng làm nổi").check();
  await author.page.getByRole("button", { name: "Trình duyệt" }).click();
  await author.page.getByText("Đã trình duyệt. Người khác sẽ duyệt.").waitFor();
  await approver.go(`/bulletins/${DRAFT}`);
  await keep(approver.page, "rollout-bulletin-approve");
}

async function posters(officer: Seat, field: Seat, keep: Keep): Promise<void> {
  const { page, go, ask } = officer;
  await go("/prints/new");
  await page.getByLabel("Loại ấn phẩm").selectOption("vehicle-sheet");
  await page.getByLabel("Huyện").selectOption("889");
  await page.getByRole("button", { name: /^Chọn cả \d+ nơi$/ }).click();
  await keep(page, "rollout-print-new");
  const placements = await printedPlacements(officer);
  const at = await page.evaluate(async () => Date.parse((await fetch("/healthz")).headers.get("date") ?? ""));
  const actions = placements.slice(1).map(({ code }, i) => ({
    id: `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`,
    code,
    action: i === 2 ? ("replace" as const) : ("in-place" as const),
    at,
  }));
  await ask(checkPlacements, { actions });
  await go("/placements");
  await keep(page, "rollout-placements");
  await field.page.goto(`${field.server}/desk/field.html`);
  await field.page.locator("#code").fill(placements[0]?.code ?? "");
  await field.page.locator("#code").press("Enter");
  await field.page.getByRole("button", { name: "Đã dán" }).waitFor();
  await keep(field.page, "rollout-field");
}

async function figures({ page, go }: Seat, district: Seat, keep: Keep): Promise<void> {
  await district.go("/numbers");
  await keep(district.page, "rollout-numbers");
  await go("/map");
  await keep(page, "rollout-map");
  await go("/reports");
  await keep(page, "rollout-report");
}

async function unit({ page, go, ask }: Seat, keep: Keep): Promise<void> {
  await go("/tasks");
  await keep(page, "unit-tasks");
  const { tasks } = await ask(listTasks, {});
  const id = tasks[0]?.id ?? "";
  await ask(acknowledgeTasks, { ids: [id] });
  const { units, dueOn } = await ask(listCascade, { id });
  await ask(cascadeTask, { id, unitIds: units.map((unit) => unit.id), dueOn });
  await ask(addEvidence, {
    id,
    evidence: { kind: "text", text: "Đã dán 12 tờ trên xe, treo 3 áp phích ở bến. Số liệu minh họa." },
  });
  await go(`/tasks/${id}`);
  await page.evaluate(`{
    const title = [...document.querySelectorAll("h3")].find((one) => one.textContent === "Minh chứng");
    scrollBy(0, title.getBoundingClientRect().top - 90);
  }`);
  await keep(page, "unit-evidence");
}

/** Takes all of them. */
export async function deskGuide(browser: Browser, town: OpenTown, keep: Keep): Promise<void> {
  const sit = (officer: string, look: Look = {}) => sitDown(browser, town, officer, look);
  const officer = await sit("so");
  await letters(officer, keep);
  await posters(officer, await sit("so", { width: 360, height: 720 }), keep);
  await figures(officer, await sit("huyen"), keep);
  await bulletin(officer, await sit("duyet"), keep);
  await unit(await sit("giao-thong"), keep);
}
