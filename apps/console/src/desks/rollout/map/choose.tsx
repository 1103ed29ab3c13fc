/** Which source the map shows, and what it is reckoned by. */
import { SOURCES, Source } from "@bluezone/contract/rollout/figures";
import { MEASURES, type Measure } from "@bluezone/contract/rollout/map-class";
import { NativeSelect } from "@mantine/core";
import { useWords } from "../../../words/language.tsx";
import { MAP } from "./words.ts";

/** Two lists. */
export function Choose({
  source,
  measure,
  onChange,
}: {
  readonly source: Source;
  readonly measure: Measure;
  readonly onChange: (source: Source, measure: Measure) => void;
}) {
  const t = useWords(MAP);
  return (
    <>
      <NativeSelect
        className="only-screen"
        label={t("showing")}
        value={source}
        data={SOURCES.map((value) => ({ value, label: t(`source_${value}`) }))}
        onChange={(event) => {
          const next = Source.parse(event.currentTarget.value);
          onChange(next, MEASURES[next].includes(measure) ? measure : (MEASURES[next][0] ?? "count"));
        }}
      />
      <NativeSelect
        className="only-screen"
        label={t("measure")}
        value={measure}
        data={MEASURES[source].map((value) => ({ value, label: t(`by_${value}`) }))}
        onChange={(event) => {
          const next = MEASURES[source].find((one) => one === event.currentTarget.value);
          if (next) onChange(source, next);
        }}
      />
    </>
  );
}
