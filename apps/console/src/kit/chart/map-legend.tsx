/** What the shades of a map stand for. */
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import "./chart.css";

/** `bounds`: the classes in words, the lowest first. `gaps`: places may have no figure. */
export function MapLegend({
  bounds,
  gaps = false,
}: {
  readonly bounds: readonly string[];
  readonly gaps?: boolean;
}) {
  const t = useWords(KIT);
  return (
    <ul className="tile-legend" aria-label={t("legend")}>
      {bounds.map((words, at) => (
        <li key={words}>
          <i data-tile={at + 1} aria-hidden />
          {words}
        </li>
      ))}
      <li>
        <i data-tile="hidden" aria-hidden />
        {t("hiddenSmall")}
      </li>
      {gaps && (
        <li>
          <i data-tile="none" aria-hidden />
          {t("noFigure")}
        </li>
      )}
    </ul>
  );
}
