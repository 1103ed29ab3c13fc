/** The answer of `bluezone simulate`, as a table for people and as tidy CSV. */
import type { Fit, Thin } from "@bluezone/epidemic/calibration";
import type { Scenario } from "@bluezone/epidemic/scenario";
import { type Answer, contactsName } from "@bluezone/epidemic/study";
import type { Spread } from "@bluezone/epidemic/summary";

/** What stands above everything that the command says. */
export const ILLUSTRATIVE =
  "illustrative: nobody has calibrated this model to a real outbreak; it compares measures, it forecasts nothing.";

const number = (n: number): string =>
  Math.abs(n) >= 100 ? Math.round(n).toLocaleString("en") : n.toPrecision(3);
const between = ({ q05, q50, q95 }: Spread): string => `${number(q50)} (${number(q05)} – ${number(q95)})`;
const chosen = ({ chosen }: Answer): string =>
  Object.entries(chosen)
    .map(([name, value]) => `${name}=${value}`)
    .join(" ") || "as the scenario says";

/** A block for each source of contacts, a row for each cell. */
export function table(
  scenario: Scenario,
  answers: readonly Answer[],
  { runs, seed }: { runs: number; seed: number },
): string {
  const head = `${scenario.about || "scenario"}: ${number(answers[0]!.summary.people)} people, ${scenario.days} days, R0 ${scenario.r0}, ${runs} runs, seed ${seed}`;
  const blocks = scenario.contacts.map((source) => {
    const own = answers.filter(({ contacts }) => contacts === source);
    const rows = own.flatMap((answer) => {
      const { totals, beside } = answer.summary;
      return [
        `  ${chosen(answer)}`,
        `    infected              ${between(totals.infections)}, ${between(totals.attackPercent)} %`,
        `    cases                 ${between(totals.cases)}`,
        ...(scenario.app
          ? [
              `    alerts                ${between(totals.alerts)}, infected ${between(totals.alertsOfInfected)}, without a contact ${between(totals.falseAlerts)}`,
            ]
          : []),
        ...(scenario.manual ? [`    contacts by tracers   ${between(totals.traced)}`] : []),
        `    days in quarantine    ${between(totals.quarantineDays)}`,
        ...(beside
          ? [
              `    averted               ${between(beside.averted)}, ${between(beside.avertedPercent)} %`,
              `    an averted infection  ${beside.alertsPerAverted === null ? "none was averted" : `${scenario.app ? `${number(beside.alertsPerAverted)} alerts, ` : ""}${number(beside.quarantineDaysPerAverted!)} days in quarantine`}`,
            ]
          : []),
      ];
    });
    return [contactsName(source), ...rows].join("\n");
  });
  return [
    ILLUSTRATIVE,
    head,
    "middle value (nine in ten runs lie between); averted beside the same runs without app and tracers",
    "",
    ...blocks,
  ].join("\n");
}

const thinText = (thin: Thin): string =>
  thin.is === "wide"
    ? "many values of R0 fit as well as the best one"
    : `only ${thin.there} ${thin.is}; ${thin.wanted} say something`;

/** What a curve speaks for, and what makes the answer weak. */
export const fitTable = (fits: readonly Fit[]): string =>
  [
    ILLUSTRATIVE,
    "middle value (nine in ten of the draws that were kept lie between)",
    ...fits.map(({ contacts, draws, kept, r0, first, thin }) =>
      [
        "",
        `${contactsName(contacts)}: ${kept} of ${draws} draws kept`,
        `  R0                    ${between(r0)}`,
        `  infected at first     ${between(first)}`,
        ...thin.map((reason) => `  do not rely on it:    ${thinText(reason)}`),
      ].join("\n"),
    ),
  ].join("\n");
