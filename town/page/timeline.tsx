/** The walk of a result as it happens: seven steps, each of which opens what went over the wire. */
import type { Locale } from "@bluezone/vietnamese/locale";
import { useState } from "react";
import { type ExchangeView, STEPS, type StepKind, type StepView, type WalkView } from "../src/stage/view.ts";
import { shortMoment } from "./moment.ts";
import { FACT_WORDS, STEP_WORDS, word } from "./words.ts";

type Props = {
  readonly walks: readonly WalkView[];
  readonly names: (id: string) => string;
  readonly now: number;
  readonly locale: Locale;
};

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function Exchange({ exchange, locale }: { readonly exchange: ExchangeView; readonly locale: Locale }) {
  const { method, url, status, request, response } = exchange;
  return (
    <section className="exchange">
      <h4>
        <code>
          {method} {url}
        </code>{" "}
        → {status}
      </h4>
      <h5>{word("sent", locale)}</h5>
      <pre>{request ? pretty(request) : word("empty", locale)}</pre>
      <h5>{word("received", locale)}</h5>
      <pre>{response ? pretty(response) : word("empty", locale)}</pre>
    </section>
  );
}

function Details({ step, locale }: { readonly step: StepView; readonly locale: Locale }) {
  const facts = Object.entries(step.facts);
  return (
    <div className="details">
      {facts.length > 0 && (
        <dl>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{FACT_WORDS[locale][name] ?? name}</dt>
              <dd>{FACT_WORDS[locale][value] ?? value}</dd>
            </div>
          ))}
        </dl>
      )}
      {step.exchanges.length === 0 && <p>{word("noExchange", locale)}</p>}
      {step.exchanges.map((exchange) => (
        <Exchange key={`${exchange.method} ${exchange.url}`} exchange={exchange} locale={locale} />
      ))}
    </div>
  );
}

/** At which server or on whose phone a step happened. A code is issued by the health server, whoever it is for. */
function whereOf({ kind, resident }: StepView, names: Props["names"], locale: Locale): string {
  if (kind === "code") return word("atHealth", locale);
  return resident === "" ? word("atKeys", locale) : `${word("onPhone", locale)} ${names(resident)}`;
}

/** Steps that only happen when somebody was near. */
const NEEDS_OTHERS: ReadonlySet<StepKind> = new Set(["sighting", "match", "alert"]);

function Walk({
  walk,
  turn,
  names,
  now,
  locale,
}: Omit<Props, "walks"> & { readonly walk: WalkView; readonly turn: number }) {
  const [open, setOpen] = useState<string | null>(null);
  const alone = !walk.steps.some((step) => step.kind === "sighting");
  const chosen = walk.steps.find((step) => `${step.kind} ${step.resident}` === open);
  return (
    <article className="walk" aria-label={`${word("resultOf", locale)} ${names(walk.resident)}`}>
      <h3>
        {word("resultOf", locale)} {names(walk.resident)}
        {turn > 1 && ` (${word("again", locale)} ${turn})`}
      </h3>
      <ol className="steps">
        {STEPS.map((kind) => {
          const steps = walk.steps.filter((step) => step.kind === kind);
          return (
            <li key={kind} className={steps.length > 0 ? "done" : "waiting"} data-step={kind}>
              <span className="step-name">{STEP_WORDS[locale][kind]}</span>
              {steps.length === 0 && (
                <span className="small">
                  {word(alone && NEEDS_OTHERS.has(kind) ? "nobodyNear" : "waiting", locale)}
                </span>
              )}
              {steps.map((step) => {
                const key = `${step.kind} ${step.resident}`;
                return (
                  <button
                    key={key}
                    type="button"
                    className={open === key ? "step is-open" : "step"}
                    aria-expanded={open === key}
                    onClick={() => setOpen(open === key ? null : key)}
                  >
                    {shortMoment(step.at, now, locale)}
                    <span className="small">{whereOf(step, names, locale)}</span>
                  </button>
                );
              })}
            </li>
          );
        })}
      </ol>
      {chosen && <Details step={chosen} locale={locale} />}
    </article>
  );
}

export function Timeline({ walks, names, now, locale }: Props) {
  return (
    <section className="card timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{word("timeline", locale)}</h2>
      {walks.length === 0 && <p className="soft">{word("timelineEmpty", locale)}</p>}
      {[...walks].reverse().map((walk) => (
        <Walk
          key={walk.id}
          walk={walk}
          turn={walks.filter(({ id, resident }) => resident === walk.resident && id <= walk.id).length}
          names={names}
          now={now}
          locale={locale}
        />
      ))}
    </section>
  );
}
