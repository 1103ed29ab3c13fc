/** Map, bars, QR. */
import { dayOf, parseInstant } from "@bluezone/protocol/time";
import { integer } from "@bluezone/vietnamese/number";
import { useNow } from "../api/hooks.ts";
import { BarChart } from "../kit/chart/bar-chart.tsx";
import { Figures } from "../kit/chart/figures.tsx";
import { Qr } from "../kit/chart/qr.tsx";
import { type TileFigure, TileMap } from "../kit/chart/tile-map.tsx";
import { PageTitle } from "../kit/page/page-title.tsx";
import { KIT, PAGES } from "../words/kit.ts";
import { useLocale, useWords } from "../words/language.tsx";

function figureOf(code: string): TileFigure {
  const n = Number(code) - 883;
  if (n === 3) return { is: "hidden" };
  if (n === 8) return { is: "none" };
  return { is: "figure", class: ((n % 5) + 1) as 1 | 2 | 3 | 4 | 5, text: `${n},4%` };
}

/** The page. */
export function Drawings() {
  const t = useWords(KIT);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const now = useNow();
  const figures = {
    source: title("numbers"),
    cutOff: parseInstant("2020-12-27T17:00:00+07:00"),
    illustrative: true,
  };
  return (
    <div className="stack">
      <PageTitle>{title("map")}</PageTitle>
      <Figures title={title("map")} {...figures}>
        <TileMap
          label={title("numbers")}
          day={dayOf(now, "vietnam")}
          figureOf={figureOf}
          bounds={["< 5%", "5–10%", "10–15%", "15–20%", "≥ 20%"]}
          link={() => ({ to: "/tables" })}
        />
      </Figures>
      <Figures title={title("airings")} {...figures} note={t("stillFilling")}>
        <BarChart
          label={title("airings")}
          labels={["21/12", "22/12", "23/12", "24/12"]}
          series={[
            { name: title("bulletins"), values: [12, 40, 31, undefined] },
            { name: title("prints"), values: [3, 7, 0, 22] },
          ]}
          say={(value) => integer(value, locale)}
          filling={1}
        />
      </Figures>
      <Qr text="https://bz.example/i/H3N8TW4C" name="https://bz.example/i/H3N8TW4C" />
    </div>
  );
}
