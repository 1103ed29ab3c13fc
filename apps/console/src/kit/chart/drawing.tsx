/** A drawing of the library: as wide as its place, in the reader's text size, in the tokens' colours, without motion. */
import type { EChartsCoreOption } from "echarts/core";
import { useEffect, useRef } from "react";
import "./drawing.css";

/** GeoJSON that a map is drawn of. */
export type Outlines = { readonly name: string; readonly json: object };

/**
 * `option` is made for the size of the text in px and the width of the drawing. `label` says what it shows to who cannot see it;
 * `height` is in rem.
 */
export function Drawing({
  label,
  height,
  option,
  outlines,
}: {
  readonly label: string;
  readonly height: number;
  readonly option: (text: number, width: number) => EChartsCoreOption;
  readonly outlines?: Outlines;
}) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(option);
  latest.current = option;
  const redraw = useRef<() => void>(undefined);
  useEffect(() => {
    const box = place.current;
    if (!box) return;
    let over = false;
    let end = (): void => {};
    void import("./drawing-engine.ts").then(({ init, registerMap }) => {
      if (over) return;
      if (outlines) registerMap(outlines.name, outlines.json as never);
      const chart = init(box, null, { renderer: "svg" });
      const draw = (): void => {
        // The library divides by the width of a map. What has none is drawn when it gets one.
        if (box.clientWidth === 0) return;
        const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
        chart.resize();
        // The library measures letters: it must know which.
        const { fontFamily } = getComputedStyle(box);
        chart.setOption(
          { animation: false, textStyle: { fontFamily }, ...latest.current(0.875 * rem, box.clientWidth) },
          true,
        );
      };
      redraw.current = draw;
      draw();
      const sized = new ResizeObserver(draw);
      sized.observe(box);
      end = () => {
        sized.disconnect();
        chart.dispose();
      };
    });
    return () => {
      over = true;
      end();
    };
  }, [outlines]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn has changed.
  useEffect(() => redraw.current?.(), [option]);
  return (
    <div ref={place} role="img" aria-label={label} className="drawing" style={{ height: `${height}rem` }} />
  );
}
