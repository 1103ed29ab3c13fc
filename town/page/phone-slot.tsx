/** One resident's phone beside the map: the real app where it is built, a card with its home until then; and its text messages. */
import type { Locale } from "@bluezone/vietnamese/locale";
import { useEffect, useRef, useState } from "react";
import type { PhoneAppView, ResidentView } from "../src/stage/view.ts";
import { shortMoment } from "./moment.ts";
import { PhoneCard } from "./phone-card.tsx";
import { word } from "./words.ts";

type Props = {
  readonly slot: "first" | "second";
  readonly resident: ResidentView;
  readonly residents: readonly ResidentView[];
  readonly app: PhoneAppView;
  readonly now: number;
  readonly locale: Locale;
  /** The page of the app that is open. */
  readonly path: string;
  readonly onPath: (path: string) => void;
  readonly onPick: (id: string) => void;
};

/** The link of a text message, and the way of it that a resident's own app takes. */
const LINK = /https?:\/\/[^\s/]+(\/\S+?)(?=[\s.)]*(?:\s|$))/;

function Building({ app, locale }: { readonly app: PhoneAppView; readonly locale: Locale }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (app.is !== "building") return;
    const timer = setInterval(() => setSeconds(Math.round((Date.now() - app.since) / 1_000)), 1_000);
    return () => clearInterval(timer);
  }, [app]);
  if (app.is === "ready" || app.is === "off") return null;
  return (
    <p className="small" role="status">
      {app.is === "failed"
        ? `${word("appFailed", locale)} (${app.why})`
        : `${word("appBuilding", locale)} ${seconds} s`}
    </p>
  );
}

export function PhoneSlot({ slot, resident, residents, app, now, locale, path, onPath, onPick }: Props) {
  const { id, panel, messages } = resident;
  const frame = useRef<HTMLIFrameElement>(null);
  return (
    <section className="phone" data-slot={slot} data-phone={id} data-state={panel.is} data-app={app.is}>
      <label className="phone-owner">
        {word("phoneOf", locale)}{" "}
        <select value={id} onChange={(event) => onPick(event.target.value)}>
          {residents.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      {app.is === "ready" ? (
        <>
          <iframe
            ref={frame}
            key={`${id}${path}${locale}`}
            title={`${word("phoneOf", locale)} ${resident.name}`}
            src={`/phone/${id}${path}`}
          />
          <a className="small" href={`/phone/${id}/`} target="_blank" rel="noreferrer">
            {word("ownPage", locale)}
          </a>
        </>
      ) : (
        <>
          <PhoneCard resident={resident} now={now} locale={locale} />
          <Building app={app} locale={locale} />
        </>
      )}
      {messages[0] && (
        <details className="messages" open>
          <summary>
            {word("messages", locale)} · {shortMoment(messages[0].at, now, locale)}
          </summary>
          {messages.map(({ at, text }) => {
            const link = LINK.exec(text)?.[1];
            return (
              <div key={at}>
                <p>{text}</p>
                {link !== undefined && app.is === "ready" && (
                  <button type="button" data-do="open-link" onClick={() => onPath(link)}>
                    {word("openLink", locale)}
                  </button>
                )}
              </div>
            );
          })}
        </details>
      )}
    </section>
  );
}
