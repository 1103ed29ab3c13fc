/**
 * Bars from zero, each with its own figure; up to four series side by side, never stacked. The last ones may still be
 * filling in: they are hatched, and it says so. The table with the same figures is under it.
 */
import { useId, useLayoutEffect, useRef } from "react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { barHeights } from "./bar-heights.ts";
import { type ChartProps, ChartTable } from "./chart-table.tsx";
import "./chart.css";

const HEIGHT = 200;
/** Room above the highest bar for its figure and mark. */
const ABOVE = 48;
const BAR = 44;
const GAP = 20;
const PX_A_REM = 16;
/** What scrolls must be reached by the keyboard. */
const SCROLLS = { tabIndex: 0 } as const;
const MARKS = ["●", "■", "▲", "◆"];

/** One bar with its figure; `mark` tells series apart, `hatch` is the pattern over one that is still filling in. */
function Bar({
  at,
  height,
  figure,
  mark,
  hatch,
}: {
  readonly at: number;
  readonly height: number;
  readonly figure: string;
  readonly mark: string | undefined;
  readonly hatch: string | undefined;
}) {
  const y = HEIGHT + ABOVE - height;
  const fill = `var(--chart-${at + 1})`;
  const box = { x: 3, y, width: BAR - 6, height };
  return (
    <g transform={`translate(${at * BAR} 0)`}>
      <rect {...box} fill={fill} />
      {hatch !== undefined && <rect {...box} fill={`url(#${hatch})`} />}
      <text x={BAR / 2} y={y - 8} textAnchor="middle">
        {figure}
      </text>
      {mark !== undefined && (
        <text x={BAR / 2} y={y - 26} textAnchor="middle" style={{ fill }}>
          {mark}
        </text>
      )}
    </g>
  );
}

/** The drawing: for each label a bar of every series, all from one line. */
function Bars({ label, labels, series, say, filling }: ChartProps & { readonly filling: number }) {
  const hatch = useId();
  const heights = barHeights(
    series.map(({ values }) => values),
    HEIGHT,
  );
  const group = BAR * series.length + GAP;
  const width = group * labels.length + GAP;
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT + ABOVE + 36}`}
      style={{ width: `${width / PX_A_REM}rem` }}
      role="img"
      aria-label={label}
      className="bar-chart"
    >
      <defs>
        <pattern id={hatch} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="4" height="8" fill="var(--surface)" />
        </pattern>
      </defs>
      <line x1="0" x2={width} y1={HEIGHT + ABOVE} y2={HEIGHT + ABOVE} stroke="var(--edge)" />
      {labels.map((name, place) => (
        <g key={name} transform={`translate(${GAP + place * group} 0)`}>
          {series.map(({ name: of, values: { [place]: value } }, at) => (
            <Bar
              key={of}
              at={at}
              height={heights[at]?.[place] ?? 0}
              figure={value === undefined ? "–" : say(value)}
              mark={series.length > 1 ? MARKS[at] : undefined}
              hatch={place >= labels.length - filling ? hatch : undefined}
            />
          ))}
          <text x={(BAR * series.length) / 2} y={HEIGHT + ABOVE + 24} textAnchor="middle">
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** `filling` is how many of the last labels still change. */
export function BarChart({ filling = 0, ...chart }: ChartProps & { readonly filling?: number }) {
  const t = useWords(KIT);
  const { label, labels, series } = chart;
  const port = useRef<HTMLElement>(null);
  // Where not all labels fit, the newest are seen first.
  const shown = labels.length;
  useLayoutEffect(() => {
    if (filling > 0 && shown > 0 && port.current) port.current.scrollLeft = port.current.scrollWidth;
  }, [filling, shown]);
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
      <section ref={port} className="chart-port" aria-label={label} {...SCROLLS}>
        <Bars {...chart} filling={filling} />
      </section>
      {filling > 0 && <p className="small">▨ {t("stillFilling")}</p>}
      <ChartTable {...chart} />
    </div>
  );
}
