/** The guided strip: where the visitor is in the first five minutes, one sentence, and one button. */
import { length } from "@bluezone/vietnamese/length";
import type { Locale } from "@bluezone/vietnamese/locale";
import { IconCheck } from "@tabler/icons-react";
import type { Command, StageView } from "../src/stage/view.ts";
import { GUIDE_STEPS, type Guide, type GuideStep } from "./guide.ts";
import { timeText } from "./moment.ts";
import { beside, type Place } from "./place.ts";
import { GUIDE_WORDS, sayGuide, word } from "./words.ts";

type Props = {
  readonly guide: Guide;
  readonly view: StageView;
  readonly locale: Locale;
  readonly send: (command: Command) => void;
  readonly onMove: (id: string, to: Place) => void;
  /** Opens the alert on somebody's phone. */
  readonly onOpen: (id: string) => void;
  readonly onSkip: () => void;
};

/** What each step's button does. */
function press(step: GuideStep | "keysOff", { guide, view, send, onMove, onOpen }: Props): void {
  const { sender, listener } = guide;
  const does: Readonly<Record<typeof step, () => void>> = {
    together: () => onMove(listener.id, beside(sender, view.residents)),
    hour: () => send({ do: "jump", goal: "hour" }),
    positive: () => send({ do: "positive", resident: sender.id, share: true }),
    list: () => send({ do: "jump", goal: "export" }),
    check: () => send({ do: "jump", goal: "check" }),
    open: () => onOpen(listener.id),
    keysOff: () => send({ do: "keys", running: true }),
  };
  does[step]();
}

export function Strip(props: Props) {
  const { guide, view, locale, onSkip } = props;
  const { sender, listener, next, done, minutes, took } = guide;
  const waiting = view.jump !== null;
  const facts = {
    sender: sender.name,
    listener: listener.name,
    minutes: String(minutes),
    at: timeText(view.nextExport),
    wait: length(Math.max(60_000, view.nextExport - view.now), locale),
    took: took === undefined ? "" : length(took, locale),
  };
  // Without the key server nothing goes on from here.
  const stuck = !view.keys.running && (next === "list" || next === "check" || next === "positive");
  const step = stuck ? "keysOff" : next;
  return (
    <section className="strip" aria-label={word("guide", locale)} data-guide={next ?? "done"}>
      <ol className="strip-steps" aria-hidden>
        {GUIDE_STEPS.map((step, i) => (
          <li
            key={step}
            className={done.has(step) ? "is-done" : step === next ? "is-next" : ""}
            title={GUIDE_WORDS[locale][`${step}.name`]}
          >
            {done.has(step) ? <IconCheck size={16} stroke={3} /> : i + 1}
          </li>
        ))}
      </ol>
      <p role="status">
        {next === "together" && <>{sayGuide("what", facts, locale)} </>}
        {next && (
          <span className="strip-count">
            {word("step", locale)} {GUIDE_STEPS.indexOf(next) + 1}/{GUIDE_STEPS.length}.{" "}
          </span>
        )}
        {sayGuide(step ?? "done", facts, locale)}
      </p>
      <span className="strip-buttons">
        {step && (
          <button
            type="button"
            className="main"
            data-do="guide"
            disabled={waiting}
            onClick={() => press(step, props)}
          >
            {waiting ? word("underWay", locale) : sayGuide(`${step}.do`, facts, locale)}
          </button>
        )}
        <button type="button" className="plain" data-do="skip" onClick={onSkip}>
          {word(next ? "skipGuide" : "closeGuide", locale)}
        </button>
      </span>
    </section>
  );
}
