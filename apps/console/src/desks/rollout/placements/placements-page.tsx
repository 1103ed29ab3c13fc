/** Placements: the districts beside the list of what hangs where, how it is, and how often it was scanned. */
import {
  countPlacements,
  listPlacements,
  type Placement,
  PlacementKind,
} from "@bluezone/contract/rollout/placements";
import { parseDay } from "@bluezone/protocol/time";
import { showCode } from "@bluezone/vietnamese/code";
import { dayMonth } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { Button, NativeSelect } from "@mantine/core";
import { useDeferredValue, useMemo, useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Chips } from "../../../kit/form/chips.tsx";
import { SearchBox } from "../../../kit/form/search-box.tsx";
import { STATES } from "../../../kit/look/states.ts";
import { PageButton, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { Listed } from "../../../kit/table/listed.tsx";
import type { Column } from "../../../kit/table/table-column.ts";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { Districts } from "./districts.tsx";
import { PrintAgain } from "./print-again.tsx";
import { placeLine } from "./shown-place.ts";
import { PLACEMENTS } from "./words.ts";
import "./placements.css";

const LISTS = ["due", "elsewhere", "silent"] as const;

function useColumns(): readonly Column<Placement>[] {
  const t = useWords(PLACEMENTS);
  const [locale] = useLocale();
  return useMemo(
    () => [
      {
        id: "code",
        title: t("code"),
        cell: ({ code }) => <span className="code">{showCode(code)}</span>,
        sort: ({ code }) => code,
      },
      {
        id: "place",
        title: t("place"),
        cell: (placement) => (
          <span className="place-line" title={placeLine(placement)}>
            {placeLine(placement)}
          </span>
        ),
        sort: placeLine,
      },
      {
        id: "state",
        title: t("state"),
        cell: ({ state, hungOn }) => (
          <StateBadge tone={STATES.placement[state]}>
            {hungOn === null
              ? t(`state_${state}`)
              : `${t(`state_${state}`)}, ${dayMonth(parseDay(hungOn), locale)}`}
          </StateBadge>
        ),
        sort: ({ state, hungOn }) => `${state} ${hungOn ?? ""}`,
      },
      {
        id: "scans",
        title: t("scans7"),
        figures: true,
        cell: ({ scans7, elsewhere7 }) => (
          <>
            {integer(scans7, locale)}
            {elsewhere7 > 0 && <StateBadge tone="act">{t("elsewhere", { count: elsewhere7 })}</StateBadge>}
          </>
        ),
        sort: ({ scans7 }) => scans7,
      },
      { id: "reprint", title: t("reprint"), day: ({ reprintOn }) => reprintOn },
      {
        id: "kind",
        title: t("kind"),
        cell: ({ kind }) => <span className="code">{t(`kind_${kind}`)}</span>,
        sort: ({ kind }) => kind,
      },
    ],
    [t, locale],
  );
}

function Placements({ district }: { readonly district?: string }) {
  const t = useWords(PLACEMENTS);
  const title = useWords(PAGES);
  const { may } = useSession();
  const columns = useColumns();
  const [typed, setTyped] = useState("");
  const [list, setList] = useState("");
  const [kind, setKind] = useState("");
  const words = useDeferredValue(typed).slice(0, 80);
  const counts = useAsk(countPlacements, {});
  const query = useAsk(
    listPlacements,
    {
      limit: 2_000,
      words,
      ...(district === undefined ? {} : { district }),
      ...(kind === "" ? {} : { kind: kind as PlacementKind }),
      ...(list === "" ? {} : { [list as (typeof LISTS)[number]]: true as const }),
    },
    { keep: true },
  );
  const labels = { due: t("showDue"), elsewhere: t("showElsewhere"), silent: t("showSilent") };
  return (
    <>
      <PageTitle
        actions={
          <>
            {may("placements.write") && <PageButton to="/placements/import">{t("import")}</PageButton>}
            {may("placements.check") && (
              <Button variant="filled" component="a" href="field.html">
                {t("field")}
              </Button>
            )}
          </>
        }
      >
        {title("placements")}
      </PageTitle>
      <div className="placements">
        <Settled query={counts} isEmpty={({ districts }) => districts.length === 0} empty={null}>
          {(answer) => <Districts counts={answer} />}
        </Settled>
        <div className="stack">
          <Listed
            query={query}
            empty={t("empty")}
            rowsOf={({ placements }) => placements}
            above={({ placements }) =>
              list === "due" && may("placements.write") && <PrintAgain placements={placements} />
            }
            caption={t("list")}
            columns={columns}
            rowKey={({ code }) => code}
            rowLink={({ code }) => ({ to: "/placements/$code", parts: { code } })}
            filters={
              <>
                <SearchBox label={t("find")} value={typed} onChange={setTyped} />
                <NativeSelect
                  aria-label={t("kind")}
                  value={kind}
                  data={[
                    { value: "", label: t("allKinds") },
                    ...PlacementKind.options.map((value) => ({ value, label: t(`kind_${value}`) })),
                  ]}
                  onChange={(event) => setKind(event.currentTarget.value)}
                />
                <Chips
                  name={t("show")}
                  all={t("showAll")}
                  choices={LISTS.map((value) => ({ value, label: labels[value] }))}
                  value={list}
                  onChange={setList}
                />
              </>
            }
          />
        </div>
      </div>
    </>
  );
}

/** All that is within reach. */
export const PlacementsPage = () => <Placements />;

/** Those of one district. */
export const DistrictPage = () => <Placements district={usePart("district")} />;
