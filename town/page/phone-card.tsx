/** One resident's phone as home shows it: the panel of its state and the three status lines. */

import { length } from "@bluezone/vietnamese/length";
import type { Locale } from "@bluezone/vietnamese/locale";
import type { ResidentView } from "../src/stage/view.ts";
import { homeWords, panelTone } from "./home-words.ts";
import { shortMoment } from "./moment.ts";
import { ToneIcon } from "./tone-icon.tsx";
import { word } from "./words.ts";

type Props = {
  readonly resident: ResidentView;
  readonly residents: readonly ResidentView[];
  readonly now: number;
  readonly locale: Locale;
  readonly onPick: (id: string) => void;
};

export function PhoneCard({ resident, residents, now, locale, onPick }: Props) {
  const { panel, status, messages } = resident;
  const words = homeWords(panel, locale);
  const moment = (at: number | null): string =>
    at === null ? word("never", locale) : shortMoment(at, now, locale);
  return (
    <section className="phone" data-phone={resident.id} data-state={panel.is}>
      <label className="phone-owner">
        {word("phoneOf", locale)}{" "}
        <select value={resident.id} onChange={(event) => onPick(event.target.value)}>
          {residents.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <div className={`panel tone-${panelTone(panel)}`} role="status">
        <ToneIcon panel={panel} size={32} />
        <h3>{words.title}</h3>
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
      {messages[0] && (
        <details className="messages">
          <summary>
            {word("messages", locale)} · {shortMoment(messages[0].at, now, locale)}
          </summary>
          {messages.map(({ at, text }) => (
            <p key={at}>{text}</p>
          ))}
        </details>
      )}
    </section>
  );
}
