/** Who works at the desks, the way in as one of them, and where each server describes itself. */
import type { Locale } from "@bluezone/vietnamese/locale";
import type { DeskView, StageView } from "../src/stage/view.ts";
import { word } from "./words.ts";

function Officers({ title, desk, locale }: { title: string; desk: DeskView; locale: Locale }) {
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {desk.officers.map(({ id, name, does }) => (
          <li key={id}>
            <a href={`/officer/${id}`} target="_blank" rel="noreferrer">
              {does[locale]}
            </a>
            <small>{name}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

export function Desks({
  keys,
  health,
  rollout,
  locale,
}: Pick<StageView, "keys" | "health" | "rollout"> & { readonly locale: Locale }) {
  return (
    <section className="card desks" aria-labelledby="desks-title">
      <h2 id="desks-title">{word("desks", locale)}</h2>
      <p>{word("desksHelp", locale)}</p>
      <Officers title={word("healthDesk", locale)} desk={health} locale={locale} />
      <Officers title={word("rolloutDesk", locale)} desk={rollout} locale={locale} />
      <p>
        <a href={`${rollout.url}${locale === "en" ? "/en" : ""}/working`} target="_blank" rel="noreferrer">
          {word("working", locale)}
        </a>
      </p>
      <h3>{word("servers", locale)}</h3>
      <p className="links">
        <a href={`${keys.url}/docs`}>{word("keysApi", locale)}</a>
        <a href={`${health.url}/docs`}>{word("healthApi", locale)}</a>
        <a href={`${rollout.url}/docs`}>{word("rolloutApi", locale)}</a>
      </p>
    </section>
  );
}
