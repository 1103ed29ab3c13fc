/** Where one lives, if one wants to say; then the phone starts. */
import type { Instant } from "@bluezone/protocol/time";
import type { ReactNode } from "react";
import { Button } from "../../kit/button.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";
import { AreaPicker } from "../area/area-picker.tsx";

export interface PlaceProps {
  readonly header: ReactNode;
  readonly now: Instant;
  readonly area: string | null;
  /** Agreed to: the district of the place is then said in the weekly figure. */
  readonly statistics: boolean;
  readonly onArea: (area: string | null) => void;
  readonly busy: boolean;
  readonly failed: boolean;
  readonly onStart: (area: string | null) => void;
}

export function Place({ header, now, area, statistics, onArea, busy, failed, onStart }: PlaceProps) {
  const { t } = useWords();
  return (
    <Screen title={t("data:area.title")} header={header} back={false} read={t("data:area.why")}>
      <AreaPicker now={now} area={area} onChange={onArea} />
      {statistics && <Text colour="ink2">{t("first-run:area.statistics")}</Text>}
      {failed && (
        <Note tone="danger" icon="act" alert>
          {t("failed")}
        </Note>
      )}
      <Button
        label={t(area === null ? "first-run:area.skip" : "first-run:area.finish")}
        onPress={() => onStart(area)}
        busy={busy}
        testID="finish"
      />
    </Screen>
  );
}
