/**
 * Bars from zero, each with its own figure; up to four series side by side, never stacked. The last ones may still be
 * filling in: they are hatched, and the legend says so. Where not all fit it scrolls, and that is said beside it. The table with
 * the same figures is under it.
 */
import { type RefObject, useId, useLayoutEffect, useRef, useState } from "react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { barHeights } from "./bar-heights.ts";
import { type ChartProps, ChartTable } from "./chart-table.tsx";
import "./chart.css";

const HEIGHT = 200;
/** Room above the highest bar for its figure and mark. */
const ABOVE = 48;
/** Widths of a bar, between those of two labels, and at both ends; one label in so many is written. */
const WIDE = { bar: 44, gap: 20, edge: 20, every: 1 } as const;
const NARROW = { bar: 26, gap: 6, edge: 12, every: 2 } as const;
/** Many bars of one series are narrow, so that four weeks fit a desk, as long as their figures do. */
const isNarrow = ({ labels, series }: ChartProps): boolean =>
  series.length === 1 &&
  labels.length > 14 &&
  series.every(({ values }) => values.every((value = 0) => value < 1_000));

const PX_A_REM = 16;
/** What scrolls must be reached by the keyboard. */
const SCROLLS = { tabIndex: 0 } as const;
const MARKS = ["●", "■", "▲", "◆"];

/** One bar with its figure; `mark` tells series apart, `hatch` is the pattern over one that is still filling in. */
function Bar({
  at,
  wide,
  height,
  figure,
  mark,
  hatch,
}: {
  readonly at: number;
  readonly wide: number;
  readonly height: number;
  readonly figure: string;
  readonly mark: string | undefined;
  readonly hatch: string | undefined;
}) {
  const y = HEIGHT + ABOVE - height;
  const fill = `var(--chart-${at + 1})`;
  const box = { x: 3, y, width: wide - 6, height };
  return (
    <g transform={`translate(${at * wide} 0)`}>
      <rect {...box} fill={fill} />
      {hatch !== undefined && <rect {...box} fill={`url(#${hatch})`} />}
      <text x={wide / 2} y={y - 8} textAnchor="middle">
        {figure}
      </text>
      {mark !== undefined && (
        <text x={wide / 2} y={y - 26} textAnchor="middle" style={{ fill }}>
          {mark}
        </text>
      )}
    </g>
  );
}

/** The drawing: for each label a bar of every series, all from one line. */
function Bars({ filling, ...chart }: ChartProps & { readonly filling: number }) {
  const { label, labels, series, say } = chart;
  const hatch = useId();
  const heights = barHeights(
    series.map(({ values }) => values),
    HEIGHT,
  );
  const { bar, gap, edge, every } = isNarrow(chart) ? NARROW : WIDE;
  const group = bar * series.length + gap;
  const width = group * labels.length - gap + 2 * edge;
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
        <g key={name} transform={`translate(${edge + place * group} 0)`}>
          {series.map(({ name: of, values: { [place]: value } }, at) => (
            <Bar
              key={of}
              at={at}
              wide={bar}
              height={heights[at]?.[place] ?? 0}
              figure={value === undefined ? "–" : say(value)}
              mark={series.length > 1 ? MARKS[at] : undefined}
              hatch={place >= labels.length - filling ? hatch : undefined}
            />
          ))}
          {(labels.length - 1 - place) % every === 0 && (
            <text x={(bar * series.length) / 2} y={HEIGHT + ABOVE + 24} textAnchor="middle">
              {name}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** Whether not all of a box can be seen at once; with `fromEnd` its end is seen first. */
function useScrolls(port: RefObject<HTMLElement | null>, fromEnd: boolean): boolean {
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const box = port.current;
    if (!box) return;
    const sized = new ResizeObserver(() => {
      setScrolls(box.scrollWidth > box.clientWidth);
      if (fromEnd) box.scrollLeft = box.scrollWidth;
    });
    for (const one of [box, ...box.children]) sized.observe(one);
    return () => sized.disconnect();
  }, [port, fromEnd]);
  return scrolls;
}

/** `filling` is how many of the last labels still change. */
export function BarChart({ filling = 0, ...chart }: ChartProps & { readonly filling?: number }) {
  const t = useWords(KIT);
  const { label, labels, series, missing } = chart;
  const port = useRef<HTMLElement>(null);
  // Where not all labels fit, the newest are seen first.
  const scrolls = useScrolls(port, filling > 0);
  const gaps = series.some(({ values }) => labels.some((_, place) => values[place] === undefined));
  return (
    <div className="stack">
      {(series.length > 1 || filling > 0) && (
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
      {scrolls && <p className="small only-screen">↔ {t("chartScrolls", { count: labels.length })}</p>}
      {filling > 0 && <p className="small">▨ {t("stillFilling")}</p>}
      {gaps && <p className="small">– {missing ?? t("noFigure")}</p>}
      <ChartTable {...chart} />
    </div>
  );
}
