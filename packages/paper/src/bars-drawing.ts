/** Bars on paper: drawn by the library of the desks (record 0054) without a screen; black, one pattern, in the paper's own letters. */
import { BarChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { bitmap } from "./bitmap.ts";
import type { Bars } from "./official.ts";

use([BarChart, GridComponent, SVGRenderer]);

/** The drawing's size in px: as wide as the text of an official paper (165 mm) at 96 px an inch. */
export const BARS_SIZE = { width: 624, height: 250 } as const;
/** Dots of a bitmap for each px: 300 an inch. */
const SHARP = 300 / 96;
const LETTERS = 12;

/** The drawing as SVG with text. A bar without a value, hidden or not counted, is left out. */
export function barsSvg({ labels, values }: Pick<Bars, "labels" | "values">): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, ...BARS_SIZE });
  try {
    const words = { color: "#000", fontFamily: "Tinos", fontSize: LETTERS };
    chart.setOption({
      animation: false,
      grid: { left: 4, right: 8, top: 20, bottom: 4, outerBoundsMode: "same" },
      xAxis: {
        type: "category",
        data: labels,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: "#000" } },
        axisLabel: { ...words, hideOverlap: true },
      },
      yAxis: {
        type: "value",
        minInterval: 1,
        splitNumber: 4,
        splitLine: { lineStyle: { color: "#bbb" } },
        axisLabel: words,
      },
      series: [
        {
          type: "bar",
          barCategoryGap: "20%",
          itemStyle: { color: "#444" },
          label: {
            show: true,
            position: "top",
            ...words,
            fontSize: LETTERS - 2,
            formatter: ({ value }: { readonly value: number | null }) => (value ? String(value) : ""),
          },
          data: values,
        },
      ],
    });
    // Classes and their style are for a pointer, and have the number of drawings so far in them.
    return chart
      .renderToSVGString()
      .replace(/<style[\s\S]*<\/style>/, "")
      .replaceAll(/ class="[^"]*"/g, "");
  } finally {
    chart.dispose();
  }
}

/** The same drawing as a bitmap, for Word. */
export const barsPng = (bars: Pick<Bars, "labels" | "values">): Promise<Uint8Array> =>
  bitmap(barsSvg(bars), { font: "Tinos", fitTo: { mode: "zoom", value: SHARP }, background: "#fff" });
