/** The parts of the written system beside fields and tables: states, what folds, what must be seen, boxes to tick, sound. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { CheckList } from "../kit/form/check-list.tsx";
import { STATES } from "../kit/look/states.ts";
import { Card } from "../kit/page/card.tsx";
import { Fold } from "../kit/page/fold.tsx";
import { Notice } from "../kit/page/notice.tsx";
import { PageTitle } from "../kit/page/page-title.tsx";
import { Player } from "../kit/page/player.tsx";
import { StateBadge } from "../kit/page/state-badge.tsx";
import { DataTable } from "../kit/table/data-table.tsx";
import { KIT, PAGES } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";

const ROWS = Object.entries(STATES).flatMap(([kind, states]) =>
  Object.entries(states).map(([state, tone]) => ({ id: `${kind}: ${state}`, tone })),
);
const LONG = "Ủy ban nhân dân thị trấn Tri Tôn, huyện Tri Tôn, và bà Nguyễn Trần Hoàng Phương Uyên";

/** The page. */
export function System() {
  const t = useWords(KIT);
  const title = useWords(PAGES);
  const [chosen, setChosen] = useState<readonly string[]>(["a"]);
  const [silent, setSilent] = useState(false);
  return (
    <div className="stack">
      <PageTitle actions={<Button variant="filled">{t("save")}</Button>}>{title("venues")}</PageTitle>
      <Notice row role="status">
        {t("nothingLeft")}
        <Button>{t("retry")}</Button>
      </Notice>
      <div className="row">
        {(["act", "late", "well", "calm"] as const).map((tone) => (
          <StateBadge key={tone} tone={tone}>
            {tone}
          </StateBadge>
        ))}
      </div>
      <DataTable
        caption={title("tasks")}
        columns={[
          { id: "name", title: title("tasks"), text: ({ id }) => id },
          { id: "state", title: title("numbers"), state: ({ tone }) => [tone, tone] },
        ]}
        rows={ROWS}
        rowKey={({ id }) => id}
      />
      <DataTable
        caption={title("units")}
        columns={[
          { id: "name", title: title("units"), text: () => LONG },
          { id: "count", title: title("numbers"), number: () => 1204 },
        ]}
        rows={[{ id: "1" }]}
        rowKey={({ id }) => id}
        rowLink={() => ({ to: "/states" })}
      />
      <Fold card title={title("reports")}>
        <p>{t("nothingLeft")}</p>
      </Fold>
      <Card title={title("prints")}>
        <CheckList
          name={title("media")}
          whole={title("placements")}
          choices={[
            { value: "a", label: title("directives") },
            { value: "b", label: title("bulletins"), hint: t("unitHint") },
            { value: "c", label: title("rumours"), fixed: "ticked" },
          ]}
          chosen={chosen}
          onChange={setChosen}
        />
      </Card>
      <Player src="no-such-sound" label={title("airings")} onFail={() => setSilent(true)} />
      <p role="status">{silent && t("noFigure")}</p>
    </div>
  );
}
