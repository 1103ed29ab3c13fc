/** Around whatever shows numbers: where they come from, until when they count, and that demo data is demo data. */
import { dayOf, type Instant, wallTime } from "@bluezone/protocol/time";
import { clockPhrase, date } from "@bluezone/vietnamese/date";
import type { ReactNode } from "react";
import { KIT } from "../../words/kit.ts";
import { useLocale, useWords } from "../../words/language.tsx";
import "./chart.css";

/** `title` names the figures; `from` is said of what is counted over a time; `note` is one more sentence of method. */
export function Figures({
  title,
  source,
  from,
  cutOff,
  illustrative,
  note,
  children,
}: {
  readonly title: string;
  readonly source: string;
  readonly from?: Instant;
  readonly cutOff: Instant;
  readonly illustrative: boolean;
  readonly note?: string;
  readonly children: ReactNode;
}) {
  const t = useWords(KIT);
  const [locale] = useLocale();
  const moment = (at: Instant, between: string): string =>
    clockPhrase(wallTime(at, "vietnam"), locale) + between + date(dayOf(at, "vietnam"), locale);
  const time =
    from === undefined
      ? t("cutOff", { time: moment(cutOff, ", ") })
      : t("span", { from: moment(from, " "), to: moment(cutOff, " ") });
  const line = [t("source", { source }), time, ...(illustrative ? [t("illustrative")] : [])];
  return (
    <figure className="figures card stack" aria-label={title}>
      <h2>{title}</h2>
      {children}
      <figcaption className="small">
        {line.join(" · ")}
        {note && <span> · {note}</span>}
      </figcaption>
    </figure>
  );
}
