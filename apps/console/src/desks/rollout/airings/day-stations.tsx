/** The day of every station within reach, those with gaps first. */
import { airingsDay, type StationDay } from "@bluezone/contract/rollout/airings";
import { parseInstant, wallTime } from "@bluezone/protocol/time";
import { clock } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Chips } from "../../../kit/form/chips.tsx";
import { STATES } from "../../../kit/look/states.ts";
import { Notice } from "../../../kit/page/notice.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { type Column, DataTable } from "../../../kit/table/data-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { SlotsDialog } from "./slots-dialog.tsx";
import { AIRINGS } from "./words.ts";

const ORDER = ["gap", "explained", "early", "met", "none"] as const;
const time = (at: string): string => clock(wallTime(parseInstant(at), "vietnam"));

/** `day` is ISO. */
export function DayStations({ day }: { readonly day: string }) {
  const t = useWords(AIRINGS);
  const { may } = useSession();
  const [state, setState] = useState("");
  const [changing, setChanging] = useState<StationDay>();
  const query = useAsk(airingsDay, { day }, { keep: true, every: 60 });
  const columns = useMemo<readonly Column<StationDay>[]>(
    () => [
      { id: "name", title: t("station"), text: ({ name }) => name },
      {
        id: "aired",
        title: t("aired"),
        cell: ({ aired, needed, airings }) => (
          <>
            {needed === 0 ? "–" : t("airedOf", { aired, needed })}
            {airings.length > 0 && (
              <span className="small">
                {airings.map(({ airedAt, number }) => ` · ${time(airedAt)} (${number})`).join("")}
              </span>
            )}
          </>
        ),
        sort: ({ aired }) => aired,
      },
      {
        id: "state",
        title: t("state"),
        cell: (row) => (
          <>
            <StateBadge tone={STATES.airings[row.state]}>{t(`state_${row.state}`)}</StateBadge>
            {row.alertedAt !== null && row.state === "gap" && (
              <span className="small"> · {t("toldAt", { time: time(row.alertedAt) })}</span>
            )}
          </>
        ),
        sort: (row) => ORDER.indexOf(row.state),
      },
      {
        id: "slots",
        title: t("slots"),
        cell: ({ slots }) => <span className="slots">{slots.join(" · ")}</span>,
      },
    ],
    [t],
  );
  return (
    <Settled query={query} isEmpty={({ stations }) => stations.length === 0} empty={t("empty")}>
      {({ stations }) => {
        const [gap = 0, explained = 0, early = 0, met = 0] = ORDER.map(
          (state) => stations.filter((one) => one.state === state).length,
        );
        const said =
          early > 0
            ? t("soFar", { met, all: early + met })
            : explained > 0
              ? t("gapsExplained", { count: explained })
              : t(met > 0 ? "gapsNone" : "nothingDue");
        return (
          <section className="stack">
            {gap > 0 ? (
              <Notice role="status">{t("gaps", { count: gap })}</Notice>
            ) : (
              <p role="status">{said}</p>
            )}
            <DataTable
              caption={t("list")}
              columns={columns}
              rows={stations.filter((one) => state === "" || one.state === state)}
              total={stations.length}
              rowKey={({ station }) => station}
              filters={
                <Chips
                  name={t("state")}
                  all={t("all")}
                  choices={ORDER.map((value) => ({ value, label: t(`state_${value}`) }))}
                  value={state}
                  onChange={setState}
                />
              }
              {...(may("bulletins.write")
                ? {
                    actions: (row: StationDay) => (
                      <Button aria-label={`${t("setSlots")}: ${row.name}`} onClick={() => setChanging(row)}>
                        {t("setSlots")}
                      </Button>
                    ),
                  }
                : {})}
            />
            {changing && <SlotsDialog station={changing} onClose={() => setChanging(undefined)} />}
          </section>
        );
      }}
    </Settled>
  );
}
