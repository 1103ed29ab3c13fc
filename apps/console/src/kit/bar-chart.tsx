/**
 * Bars from zero, each with its own figure; up to four series side by side, never stacked. The last ones may still be
 * filling in: they are hatched, and it says so. The table with the same figures is under it.
 */
import { useId } from "react";
import { KIT } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";
import { barHeights } from "./bar-heights.ts";

/** One series: a value for each label, nothing where there is none. */
export type Series = { readonly name: string; readonly values: readonly (number | undefined)[] };

const HEIGHT = 200;
/** Room above the highest bar for its figure and mark. */
const ABOVE = 48;
const BAR = 44;
const GAP = 20;
const PX_A_REM = 16;
/** What scrolls must be reached by the keyboard. */
const SCROLLS = { tabIndex: 0 } as const;
const MARKS = ["●", "■", "▲", "◆"];

/** `say` writes a value as the reader's language does. `filling` is how many of the last labels still change. */
export function BarChart({
  label,
  labels,
  series,
  say,
  filling = 0,
}: {
  readonly label: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly say: (value: number) => string;
  readonly filling?: number;
}) {
  const t = useWords(KIT);
  const hatch = useId();
  const heights = barHeights(
    series.map(({ values }) => values),
    HEIGHT,
  );
  const group = BAR * series.length + GAP;
  const width = group * labels.length + GAP;
  return (
    <div className="stack">
      {series.length > 1 && (
        <ul className="series">
          {series.map(({ name }, at) => (
            <li key={name} style={{ color: `var(--chart-${at + 1})` }}>
              <span aria-hidden>{MARKS[at]}</span> <span>{name}</span>
            </li>
          ))}
        </ul>
      )}
      <section className="chart-port" aria-label={label} {...SCROLLS}>
        <svg
          viewBox={`0 0 ${width} ${HEIGHT + ABOVE + 36}`}
          style={{ width: `${width / PX_A_REM}rem` }}
          role="img"
          aria-label={label}
          className="bar-chart"
        >
          <defs>
            <pattern
              id={hatch}
              width="8"
              height="8"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="4" height="8" fill="var(--surface)" />
            </pattern>
          </defs>
          <line x1="0" x2={width} y1={HEIGHT + ABOVE} y2={HEIGHT + ABOVE} stroke="var(--edge)" />
          {labels.map((name, place) => (
            <g key={name} transform={`translate(${GAP + place * group} 0)`}>
              {series.map(({ name: of, values }, at) => {
                const value = values[place];
                const height = heights[at]?.[place] ?? 0;
                const y = HEIGHT + ABOVE - height;
                const late = place >= labels.length - filling;
                return (
                  <g key={of} transform={`translate(${at * BAR} 0)`}>
                    <rect x="3" y={y} width={BAR - 6} height={height} fill={`var(--chart-${at + 1})`} />
                    {late && <rect x="3" y={y} width={BAR - 6} height={height} fill={`url(#${hatch})`} />}
                    <text x={BAR / 2} y={y - 8} textAnchor="middle">
                      {value === undefined ? "–" : say(value)}
                    </text>
                    {series.length > 1 && (
                      <text
                        x={BAR / 2}
                        y={y - 26}
                        textAnchor="middle"
                        style={{ fill: `var(--chart-${at + 1})` }}
                      >
                        {MARKS[at]}
                      </text>
                    )}
                  </g>
                );
              })}
              <text x={(BAR * series.length) / 2} y={HEIGHT + ABOVE + 24} textAnchor="middle">
                {name}
              </text>
            </g>
          ))}
        </svg>
      </section>
      {filling > 0 && <p className="small">▨ {t("stillFilling")}</p>}
      <details>
        <summary>{t("asTable")}</summary>
        <div className="table-port">
          <table>
            <caption className="only-read">{label}</caption>
            <thead>
              <tr>
                <th scope="col">{t("label")}</th>
                {series.map(({ name }) => (
                  <th key={name} scope="col" data-figures>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {labels.map((name, place) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {series.map(({ name: of, values }) => (
                    <td key={of} data-figures>
                      {values[place] === undefined ? t("noFigure") : say(values[place])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}
