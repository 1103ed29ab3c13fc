/** The strip while the story plays: which chapter it is, what happens in it, and how to stop it. */
import type { Locale } from "@bluezone/vietnamese/locale";
import { say } from "@bluezone/vietnamese/say";
import { CHAPTERS, type Speed, type StoryView } from "../src/stage/view.ts";
import type { Stage } from "./stage.ts";
import { STORY_WORDS, word } from "./words.ts";

type Props = {
  readonly story: StoryView;
  readonly speed: Speed;
  readonly locale: Locale;
  readonly send: Stage["send"];
};

/** A trouble's half in a language: "Vietnamese · English". */
const inLocale = (trouble: string, locale: Locale): string =>
  trouble.split(" · ")[locale === "vi" ? 0 : 1] ?? trouble;

export function StoryStrip({
  story: { chapter, patient, warned, called, trouble },
  speed,
  locale,
  send,
}: Props) {
  const over = chapter === "end" || trouble !== null;
  return (
    <section
      className="strip"
      aria-label={word("story", locale)}
      data-story={trouble === null ? chapter : "trouble"}
    >
      <p role="status">
        <span className="strip-count">
          {word("story", locale)} {CHAPTERS.indexOf(chapter) + 1}/{CHAPTERS.length}.{" "}
        </span>
        {trouble === null
          ? say(STORY_WORDS[locale], chapter, { patient, warned, called })
          : inLocale(trouble, locale)}
      </p>
      <span className="strip-buttons">
        {chapter === "end" && (
          <a href="/officer/dich-te#/report" target="_blank" rel="noreferrer">
            {word("openReport", locale)}
          </a>
        )}
        <button
          type="button"
          className={over ? "main" : "plain"}
          data-do="stop-story"
          onClick={() => send({ do: "speed", speed })}
        >
          {word(over ? "closeStory" : "stopStory", locale)}
        </button>
      </span>
    </section>
  );
}
