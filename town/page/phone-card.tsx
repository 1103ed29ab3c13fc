/** A resident's home in short, while the real app is still being built: the panel of its state and the three status lines. */
import { length } from "@bluezone/vietnamese/length";
import type { Locale } from "@bluezone/vietnamese/locale";
import type { ResidentView } from "../src/stage/view.ts";
import { homeWords, panelTone } from "./home-words.ts";
import { shortMoment } from "./moment.ts";
import { ToneIcon } from "./tone-icon.tsx";
import { word } from "./words.ts";

type Props = {
  readonly resident: ResidentView;
  readonly now: number;
  readonly locale: Locale;
};

export function PhoneCard({ resident, now, locale }: Props) {
  const { panel, status } = resident;
  const words = homeWords(panel, locale);
  const moment = (at: number | null): string =>
    at === null ? word("never", locale) : shortMoment(at, now, locale);
  return (
    <>
      <div className={`panel tone-${panelTone(panel)}`} role="status">
        <ToneIcon panel={panel} size={32} />
        <h2>{words.title}</h2>
        <p>{words.sentence}</p>
      </div>
      <dl className="status-lines">
        <div>
          <dt>{word("worked", locale)}</dt>
          <dd>{length(status.workedMinutes * 60_000, locale)}</dd>
        </div>
        <div>
          <dt>{word("lastHeard", locale)}</dt>
          <dd>{moment(status.lastHeard)}</dd>
        </div>
        <div>
          <dt>{word("lastChecked", locale)}</dt>
          <dd>{moment(status.lastChecked)}</dd>
        </div>
      </dl>
    </>
  );
}
