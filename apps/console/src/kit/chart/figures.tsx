/** Around whatever shows numbers: where they come from, until when they count, and that demo data is demo data. */
import { dayOf, type Instant, wallTime } from "@bluezone/protocol/time";
import { clockPhrase, date } from "@bluezone/vietnamese/date";
import type { ReactNode } from "react";
import { KIT } from "../../words/kit.ts";
import { useLocale, useWords } from "../../words/language.tsx";
import "./chart.css";

/** `title` names the figures; `note` is one more sentence of method. */
export function Figures({
  title,
  source,
  cutOff,
  illustrative,
  note,
  children,
}: {
  readonly title: string;
  readonly source: string;
  readonly cutOff: Instant;
  readonly illustrative: boolean;
  readonly note?: string;
  readonly children: ReactNode;
}) {
  const t = useWords(KIT);
  const [locale] = useLocale();
  const time = `${clockPhrase(wallTime(cutOff, "vietnam"), locale)}, ${date(dayOf(cutOff, "vietnam"), locale)}`;
  const line = [t("source", { source }), t("cutOff", { time }), ...(illustrative ? [t("illustrative")] : [])];
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
