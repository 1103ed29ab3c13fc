/** Bars on paper: drawn by the library of the desks (record 0054) without a screen; black, one pattern, in the paper's own letters. */
import { BarChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendPlainComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { bitmap } from "./bitmap.ts";
import type { Bars } from "./official.ts";

use([AriaComponent, BarChart, GridComponent, LegendPlainComponent, SVGRenderer]);

/** The drawing's size in px: as wide as the text of an official paper (165 mm) at 96 px an inch. */
export const BARS_SIZE = { width: 624, height: 250 } as const;
/** Dots of a bitmap for each px: 300 an inch. */
const SHARP = 300 / 96;
const LETTERS = 12;
/** Strokes that rise to the right, so wide apart that a copying machine keeps them apart. */
const HATCH = {
  symbol: "rect",
  color: "#000",
  dashArrayX: [1, 0],
  dashArrayY: [2, 4],
  rotation: -Math.PI / 4,
};
const LEGEND = { top: 0, left: 4, itemWidth: 18, itemHeight: 10, itemStyle: { borderWidth: 1 } };
const FULL = { color: "#444" };
const HATCHED = { color: "#fff", borderColor: "#000", borderWidth: 1, decal: HATCH };

/** What of a block is drawn. */
type Drawing = Pick<Bars, "labels" | "values" | "filling">;

/** The drawing as SVG with text. A bar without a value, hidden or not counted, is left out. */
export function barsSvg({ labels, values, filling }: Drawing): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, ...BARS_SIZE });
  try {
    const words = { color: "#000", fontFamily: "Tinos", fontSize: LETTERS };
    const [full, hatched] = filling?.legend ?? ["", ""];
    const whole = values.length - (filling?.count ?? 0);
    const bars = (name: string, itemStyle: object, drawn: (at: number) => boolean) => ({
      ...{ type: "bar" as const, name, itemStyle, barCategoryGap: "20%", barGap: "-100%" },
      label: {
        ...{ show: true, position: "top" as const, ...words, fontSize: LETTERS - 2 },
        formatter: ({ value }: { readonly value: number | null }) => (value ? String(value) : ""),
      },
      data: values.map((value, at) => (drawn(at) ? value : null)),
    });
    chart.setOption({
      animation: false,
      // Only with this are patterns drawn.
      ...(filling && { aria: { enabled: true, label: { enabled: false }, decal: { show: false } } }),
      ...(filling && { legend: { ...LEGEND, textStyle: words } }),
      grid: { left: 4, right: 8, top: filling ? 40 : 20, bottom: 4, outerBoundsMode: "same" },
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
        bars(full, FULL, (at) => at < whole),
        ...(filling ? [bars(hatched, HATCHED, (at) => at >= whole)] : []),
      ],
    });
    // Classes and their style are for a pointer. They and the names of patterns have the number of drawings so far in them.
    return chart
      .renderToSVGString()
      .replace(/<style[\s\S]*<\/style>/, "")
      .replaceAll(/ class="[^"]*"/g, "")
      .replaceAll(/(?<=url\(#| id=")zr\d+-/g, "");
  } finally {
    chart.dispose();
  }
}

/** The same drawing as a bitmap, for Word. */
export const barsPng = (bars: Drawing): Promise<Uint8Array> =>
  bitmap(barsSvg(bars), { font: "Tinos", fitTo: { mode: "zoom", value: SHARP }, background: "#fff" });
