/** The round: temperatures down the list by the keyboard. Who was entered stays in sight, so that the list does not jump. */
import { listQuarantine } from "@bluezone/contract/health/quarantine";
import { type KeyboardEvent, type RefObject, useContext, useEffect, useRef, useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Chips } from "../../../kit/form/chips.tsx";
import { Empty } from "../../../kit/page/empty.tsx";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { PageTitle, VisitsContext } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useWords } from "../../../words/language.tsx";
import "./quarantine.css";
import { RoundRow } from "./round-row.tsx";
import { TakenAlong } from "./taken-along.tsx";
import { useSays } from "./use-says.ts";
import { QUARANTINE } from "./words.ts";

const fieldsIn = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>("input[data-round]") ?? []),
];
/** The first person's field has the focus when the page opens: whoever arrives can type. */
function FirstField({ list }: { readonly list: RefObject<HTMLElement | null> }) {
  const visits = useContext(VisitsContext);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that is opened anew begins anew.
  useEffect(() => fieldsIn(list.current)[0]?.focus(), [visits]);
  return null;
}

/** Goes so many fields on from the one that has the focus. */
function step(list: HTMLElement | null, by: 1 | -1): void {
  const fields = fieldsIn(list);
  const at = fields.indexOf(document.activeElement as HTMLElement);
  (fields[at + by] ?? (by === 1 ? fields.find((_, n) => n !== at) : undefined))?.focus();
}

/** The field that had the focus is gone with what was saved, and no other has it. */
const lost = (): boolean => document.activeElement === null || document.activeElement === document.body;

/** The page. */
export function RoundPage() {
  const t = useWords(QUARANTINE);
  const says = useSays();
  const list = useRef<HTMLUListElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const [siteName, setSiteName] = useState("");
  const query = useAsk(
    listQuarantine,
    { state: "open", ...(siteName === "" ? {} : { siteName }), limit: 500 },
    { keep: true },
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (!(event.target instanceof HTMLInputElement) || !("round" in event.target.dataset)) return;
    event.preventDefault();
    step(list.current, event.key === "ArrowDown" ? 1 : -1);
  };
  return (
    <Settled query={query} words={QUARANTINE}>
      {({ rows, today, half, sites }) => {
        const asked = rows.filter(({ day }) => day >= 1);
        const done = asked.filter((row) => row[half] !== null).length;
        return (
          <div className="stack">
            <PageTitle above={<PageLink to="/quarantine">{t("back")}</PageLink>}>
              {t("roundTitle", { half: t(`half_${half}`), day: says.day(today) })}
            </PageTitle>
            <p className="quarantine-keys">{t("roundHint")}</p>
            <TakenAlong />
            {sites.length > 0 && (
              <Chips
                name={t("roundOnlySite")}
                all={t("allPlaces")}
                choices={sites.map((value) => ({ value, label: value }))}
                value={siteName}
                onChange={setSiteName}
              />
            )}
            <p role="status" ref={status} tabIndex={-1}>
              {asked.length > 0 && done === asked.length
                ? t("roundDone")
                : t("roundProgress", { done: String(done), all: String(asked.length) })}
            </p>
            {asked.length === 0 ? (
              <Empty>{t("roundEmpty")}</Empty>
            ) : (
              <ul ref={list} className="quarantine-round card" onKeyDown={onKeyDown}>
                {asked.map((row) => (
                  <RoundRow
                    key={row.id}
                    row={row}
                    today={today}
                    half={half}
                    onNext={() => step(list.current, 1)}
                    onDone={() => lost() && status.current?.focus()}
                  />
                ))}
              </ul>
            )}
            <FirstField list={list} />
          </div>
        );
      }}
    </Settled>
  );
}
