/** The top of the page: what this is, the desks, the clock with its speed and its jumps, the language. */
import { LOGO_SVG } from "@bluezone/ui/logo";
import type { Locale } from "@bluezone/vietnamese/locale";
import { GOALS, SPEEDS, type StageView } from "../src/stage/view.ts";
import { momentText, shortMoment } from "./moment.ts";
import type { Stage } from "./stage.ts";
import { word } from "./words.ts";

type Props = {
  readonly view: StageView;
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
  readonly send: Stage["send"];
  /** Opens the guided strip; absent while it is open. */
  readonly onGuide?: () => void;
};

/** The jumps that the bar offers; "check" is the strip's. */
const JUMPS = GOALS.filter((goal) => goal !== "check");

function Clock({ view, locale, send }: Pick<Props, "view" | "locale" | "send">) {
  const { now, speed, jump } = view;
  return (
    <div className="clock">
      <time dateTime={new Date(now).toISOString()}>
        <span className="hidden">{word("clock", locale)} </span>
        {momentText(now, locale)}
      </time>
      <fieldset className="speeds">
        <legend className="hidden">{word("speed", locale)}</legend>
        {SPEEDS.map((factor) => (
          <button
            key={factor}
            type="button"
            aria-pressed={speed === factor && !jump}
            onClick={() => send({ do: "speed", speed: factor })}
          >
            {factor === 0 ? word("stop", locale) : `×${factor}`}
          </button>
        ))}
      </fieldset>
      <fieldset className="jumps">
        <legend className="hidden">{word("jumps", locale)}</legend>
        {JUMPS.map((goal) => (
          <button
            key={goal}
            type="button"
            data-jump={goal}
            aria-pressed={jump?.goal === goal}
            disabled={jump !== null && jump.goal !== goal}
            onClick={() => send(jump ? { do: "speed", speed } : { do: "jump", goal })}
          >
            {word(`jump_${goal}`, locale)}
          </button>
        ))}
      </fieldset>
      {jump && (
        <span className="small" role="status">
          {word(jump.goal === "check" || jump.goal === "story" ? "jumpingUntil" : "jumping", locale)}{" "}
          {shortMoment(jump.to, now, locale)}{" "}
          <progress max={jump.to - jump.from} value={now - jump.from} aria-label={word("jumping", locale)} />
        </span>
      )}
    </div>
  );
}

export function TopBar({ view, locale, onLocale, send, onGuide }: Props) {
  const { rollout } = view;
  const desk = (officer: string) => ({ href: `/officer/${officer}`, target: "_blank", rel: "noreferrer" });
  return (
    <header className="top">
      <div className="name">
        <h1>
          <img src={`data:image/svg+xml,${encodeURIComponent(LOGO_SVG)}`} alt="" width={32} height={32} />
          <span>
            {word("title", locale)} <small>{word("illustrative", locale)}</small>
          </span>
        </h1>
        <nav className="links" aria-label={word("desks", locale)}>
          <a {...desk("tram-y-te")}>{word("openHealthDesk", locale)}</a>
          <a {...desk("so")}>{word("openRolloutDesk", locale)}</a>
          <a href={`${rollout.url}/`} target="_blank" rel="noreferrer">
            {word("publicPages", locale)}
          </a>
          <a href="#desks-title">{word("everyDesk", locale)}</a>
          {!view.story && (
            <button type="button" data-do="story" onClick={() => send({ do: "story" })}>
              {word("playStory", locale)}
            </button>
          )}
          {onGuide && (
            <button type="button" data-do="show-guide" onClick={onGuide}>
              {word("openGuide", locale)}
            </button>
          )}
        </nav>
        <fieldset className="locales">
          <legend className="hidden">Ngôn ngữ · Language</legend>
          {(["vi", "en"] as const).map((l) => (
            <button
              key={l}
              type="button"
              lang={l}
              aria-pressed={l === locale}
              onClick={() => onLocale(l)}
              aria-label={l === "vi" ? "VI, Tiếng Việt" : "EN, English"}
            >
              {l.toUpperCase()}
            </button>
          ))}
        </fieldset>
      </div>
      <Clock view={view} locale={locale} send={send} />
    </header>
  );
}
