/** The top of the page: what this is, the clock and its speed, the servers, the language. */
import { LOGO_SVG } from "@bluezone/ui/logo";
import type { Locale } from "@bluezone/vietnamese/locale";
import { SPEEDS, type StageView } from "../src/stage/view.ts";
import { momentText } from "./moment.ts";
import type { Stage } from "./stage.ts";
import { word } from "./words.ts";

type Props = {
  readonly view: StageView;
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
  readonly send: Stage["send"];
};

export function TopBar({ view, locale, onLocale, send }: Props) {
  const { keys, health, rollout, now, speed } = view;
  return (
    <header className="top">
      <h1>
        <img src={`data:image/svg+xml,${encodeURIComponent(LOGO_SVG)}`} alt="" width={32} height={32} />
        <span>
          Bluezone · {word("title", locale)} <small>{word("illustrative", locale)}</small>
        </span>
      </h1>
      <fieldset className="speeds">
        <legend className="hidden">{word("speed", locale)}</legend>
        {SPEEDS.map((factor) => (
          <button
            key={factor}
            type="button"
            aria-pressed={speed === factor}
            onClick={() => send({ do: "speed", speed: factor })}
          >
            {factor === 0 ? word("stop", locale) : `×${factor}`}
          </button>
        ))}
      </fieldset>
      <time dateTime={new Date(now).toISOString()}>{momentText(now, locale)}</time>
      <div className="servers">
        <span className={keys.running ? "server well" : "server act"} role="status">
          {word(keys.running ? "keysRunning" : "keysStopped", locale)}
        </span>
        <button type="button" data-do="keys" onClick={() => send({ do: "keys", running: !keys.running })}>
          {word(keys.running ? "stopKeys" : "startKeys", locale)}
        </button>
        <a href={`${keys.url}/docs`}>{word("keysApi", locale)}</a>
        <a href={`${health.url}/docs`}>{word("healthApi", locale)}</a>
        <a href={`${rollout.url}/docs`}>{word("rolloutApi", locale)}</a>
        <a href={`${rollout.url}/`}>{word("publicPages", locale)}</a>
      </div>
      <fieldset className="locales">
        <legend className="hidden">Ngôn ngữ · Language</legend>
        {(["vi", "en"] as const).map((l) => (
          <button
            key={l}
            type="button"
            lang={l}
            aria-pressed={l === locale}
            onClick={() => onLocale(l)}
            aria-label={l === "vi" ? "Tiếng Việt" : "English"}
          >
            {l.toUpperCase()}
          </button>
        ))}
      </fieldset>
    </header>
  );
}
