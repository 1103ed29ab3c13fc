/** What paper is told of one placement. */
import type { PlacementKind } from "@bluezone/contract/rollout/placements";
import type { PrintRun } from "@bluezone/contract/rollout/prints";
import type { Sheet } from "@bluezone/paper/sheet";
import { hotlineOn } from "@bluezone/policy/hotline";
import type { Province } from "@bluezone/policy/province";
import { dayOf, type Instant } from "@bluezone/protocol/time";
import { showCode } from "@bluezone/vietnamese/code";
import { parsePhone, showPhone } from "@bluezone/vietnamese/phone";
import type { PlacementRow } from "../tables.ts";

/** What is the same for every sheet of a run. */
export type Printing = {
  readonly kind: PlacementKind;
  readonly languages: PrintRun["languages"];
  readonly at: Instant;
  /** Whose numbers to call are printed. */
  readonly province: Pick<Province, "hotlines">;
  readonly operator: string;
  /** Without a closing slash. */
  readonly publicUrl: string;
};

/** The most characters that stand after "hỏi nhân viên tại". */
const MOST_HELP_AT = 60;

/** The most characters that stand beside the name. */
const MOST_WHERE = 80;

/**
 * Terminal or route, and the spot there, for whoever hangs the sheet: "Long Xuyên – Châu Đốc · Cửa lên, bên phải". What is
 * too long ends at a word with "…"; the page behind the code has all of it.
 */
function whereOf({ route, terminal, spot }: Pick<PlacementRow, "route" | "terminal" | "spot">): string {
  const where = [terminal === "" ? route : terminal, spot].filter((words) => words !== "").join(" · ");
  if (where.length <= MOST_WHERE) return where;
  const cut = where.slice(0, MOST_WHERE - 1);
  return `${cut.slice(0, cut.lastIndexOf(" ") + 1 || undefined).trimEnd()}…`;
}

/** A number that answers on a day, as people write it: for questions of health, else for an emergency. */
function hotlineText(hotlines: Province["hotlines"], at: Instant): string {
  const day = dayOf(at, "vietnam");
  const number =
    (hotlineOn(hotlines, "health", day) ?? hotlineOn(hotlines, "emergency", day))?.number ?? "115";
  const phone = parsePhone(number);
  return phone === undefined ? number : showPhone(phone);
}

/** The sheet of a placement: its own code and address, the place as its page says it, so that the two can be compared. */
export const sheetOf = (
  { kind, languages, at, province, operator, publicUrl }: Printing,
  {
    code,
    name,
    route,
    terminal,
    spot,
    illustrative,
  }: Pick<PlacementRow, "code" | "name" | "route" | "terminal" | "spot" | "illustrative">,
): Sheet => ({
  kind,
  url: `${publicUrl}/i/${code}`,
  placementCode: showCode(code),
  name,
  terminal: whereOf({ route, terminal, spot }),
  printedOn: dayOf(at, "vietnam"),
  operator,
  helpAt: kind === "guardian-leaflet" ? name.slice(0, MOST_HELP_AT) : "",
  hotline: hotlineText(province.hotlines, at),
  languages: languages === "vi" ? "vi" : "vi+en",
  illustrative,
});
