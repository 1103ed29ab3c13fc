/**
 * Bars and lines over one axis, with a legend in words. Series differ by more than colour: bars by their pattern, lines by their
 * stroke and mark.
 */
import type { EChartsCoreOption } from "echarts/core";
import { useCallback } from "react";
import { Drawing } from "./drawing.tsx";
import "./chart.css";

/** One series: a value for each label, null where there is none. A band lies between `low` and its values. */
export type Curve = {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly look: "bar" | "line" | "dashes" | "band";
  /** The chart's colour, 1 to 4. */
  readonly colour: 1 | 2 | 3 | 4;
  readonly low?: readonly (number | null)[];
  /** Left out of the legend: a line in its colour stands there. */
  readonly untold?: true;
};

/** What is drawn; `say` writes a value as the reader's language does. */
export type CurvesProps = {
  readonly label: string;
  readonly labels: readonly string[];
  readonly curves: readonly Curve[];
  readonly say: (value: number) => string;
  /** How many of the last labels still change: their bars are hatched. */
  readonly filling?: number;
  /** Bars on each other instead of side by side. */
  readonly stacked?: boolean;
  /** Bars from left to right, for labels that are sentences. */
  readonly lying?: boolean;
  /** Each bar with its figure. */
  readonly figures?: boolean;
  /** A line across, such as R of one. */
  readonly across?: number;
  /** Where the axis of values ends; without it a little above the highest. */
  readonly most?: number;
  readonly height?: number;
};

/** About the width of the longest label in its letters, with room to the next. */
const labelWidth = (labels: readonly string[]): number =>
  0.6 * Math.max(...labels.map(({ length }) => length)) + 1.2;
/** The part of a drawing that the names of lying bars have. */
const NAMES = 0.38;
/** About the width of the longest figure beside a lying bar, in its letters. */
const figureWidth = ({ curves, say }: CurvesProps): number =>
  0.6 *
  Math.max(0, ...curves.flatMap(({ values }) => values.map((value) => (value ? say(value).length : 0))));
/** Marks of lines, by the colour. */
export const MARKS = ["●", "■", "▲", "◆"] as const;
/** Marks that a line has at most; the marks of lines beside each other stand at different places. */
const MOST_MARKS = 20;
/** Bars in the legend, as their patterns are. */
const FILLS = ["■", "▧", "▨", "▩"] as const;
const SYMBOLS = ["circle", "rect", "triangle", "diamond"] as const;
/** Patterns over bars, by the series' colour: none, then strokes one way, the other way, dots. */
const PATTERNS = [
  undefined,
  { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: Math.PI / 4 },
  { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
  {
    symbol: "circle",
    dashArrayX: [
      [5, 5],
      [0, 5, 5, 0],
    ],
    dashArrayY: [5, 0],
    symbolSize: 0.8,
  },
] as const;
const FILLING = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [4, 4], rotation: Math.PI / 4 } as const;
const light = (pattern: object | undefined) =>
  pattern === undefined ? {} : { decal: { color: "var(--surface)", ...pattern } };
const colourOf = (colour: number): string => `var(--chart-${colour})`;

function seriesOf(
  { look, colour, values, low, name }: Curve,
  { filling = 0, stacked, figures, say, labels }: CurvesProps,
  text: number,
): object[] {
  const fill = colourOf(colour);
  const common = { name, silent: true, emphasis: { disabled: true } };
  if (look === "bar")
    return [
      {
        ...common,
        type: "bar",
        barMaxWidth: 3 * text,
        ...(stacked ? { stack: "bars" } : {}),
        itemStyle: { color: fill, ...light(PATTERNS[colour - 1]) },
        label: {
          show: figures === true,
          position: stacked ? "inside" : "outside",
          color: "var(--ink)",
          fontSize: text,
          // On a bar's pattern only a ground of its own leaves a figure readable.
          ...(stacked
            ? { backgroundColor: "var(--surface)", borderRadius: 4, padding: [0.1 * text, 0.3 * text] }
            : { textBorderColor: "var(--surface)", textBorderWidth: 3 }),
          formatter: ({ value }: { readonly value: number | null }) => (value ? say(value) : ""),
        },
        data: values.map((value, at) =>
          at >= labels.length - filling ? { value, itemStyle: { color: fill, ...light(FILLING) } } : value,
        ),
      },
    ];
  const there = (at: number): boolean => (values[at] ?? null) !== null;
  /** No line goes to it: without its mark it would not be seen. */
  const alone = (at: number): boolean => !there(at - 1) && !there(at + 1);
  const marked = Math.ceil(values.length / MOST_MARKS);
  const line = { ...common, type: "line", symbolSize: 0.5 * text, itemStyle: { color: fill } };
  if (look === "band")
    return [
      { ...line, symbol: "none", stack: name, lineStyle: { opacity: 0 }, data: low },
      {
        ...line,
        symbol: "none",
        stack: name,
        lineStyle: { opacity: 0 },
        areaStyle: { color: fill, opacity: 0.25 },
        data: values.map((value, at) => (value === null ? null : value - (low?.[at] ?? 0))),
      },
    ];
  return [
    {
      ...line,
      symbol: SYMBOLS[colour - 1],
      showAllSymbol: true,
      lineStyle: { color: fill, width: 2, type: look === "dashes" ? "dashed" : "solid" },
      data: values.map((value, at) =>
        at % marked === (colour - 1) % marked || alone(at) ? value : { value, symbol: "none" },
      ),
    },
  ];
}

function optionOf(props: CurvesProps, text: number, width: number): EChartsCoreOption {
  const { labels, curves, say, lying, across, most } = props;
  const words = { color: "var(--ink)", fontSize: text };
  const names = {
    type: "category",
    data: labels,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: "var(--edge)" } },
    axisLabel: {
      ...words,
      ...(lying
        ? { width: NAMES * width - 2 * text, overflow: "break", interval: 0, lineHeight: 1.3 * text }
        : { interval: Math.max(0, Math.ceil((labels.length * labelWidth(labels) * text) / width) - 1) }),
    },
    ...(lying ? { inverse: true } : {}),
  };
  const values = {
    type: "value",
    minInterval: across === undefined ? 1 : 0,
    splitNumber: 4,
    ...(most === undefined ? {} : { max: most, interval: most / 4 }),
    splitLine: { lineStyle: { color: "var(--line)" } },
    axisLabel: { ...words, formatter: say, hideOverlap: true },
  };
  return {
    grid: {
      left: lying ? NAMES * width : 4,
      right: lying && props.figures && !props.stacked ? (figureWidth(props) + 1) * text : 2 * text,
      top: 1.4 * text,
      bottom: lying ? 2 * text : 4,
      // The names of lying bars have their own room; else the axes and their labels stay within the drawing.
      outerBoundsMode: lying ? "none" : "same",
    },
    xAxis: lying ? values : names,
    yAxis: lying ? names : values,
    series: [
      ...curves.flatMap((curve) => seriesOf(curve, props, text)),
      ...(across === undefined
        ? []
        : [
            {
              type: "line",
              silent: true,
              symbol: "none",
              data: labels.map(() => across),
              lineStyle: { color: "var(--ink)", width: 1, type: "dotted" },
            },
          ]),
    ],
  };
}

/** The drawing under its legend. */
export function Curves(props: CurvesProps) {
  const { label, curves, height = 17 } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `props` are new each time; what they say is compared.
  const option = useCallback(
    (text: number, width: number) => optionOf(props, text, width),
    [JSON.stringify(props)],
  );
  const named = curves.filter(({ name, untold }) => name !== "" && !untold);
  return (
    <div className="stack">
      {named.length > 1 && (
        <ul className="series">
          {named.map(({ name, colour, look }) => (
            <li key={name} style={{ color: colourOf(colour) }}>
              <span aria-hidden>
                {look === "bar"
                  ? FILLS[colour - 1]
                  : look === "band"
                    ? "▒"
                    : `${look === "dashes" ? "╌" : "─"}${MARKS[colour - 1]}`}
              </span>{" "}
              <span>{name}</span>
            </li>
          ))}
        </ul>
      )}
      <Drawing label={label} height={height} option={option} />
    </div>
  );
}
