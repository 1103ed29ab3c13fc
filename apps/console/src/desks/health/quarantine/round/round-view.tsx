/** The round of quarantine on a phone: the list that was taken along, what was recorded, what could not be kept. */
import "./round.css";
import { useEffect, useRef, useState } from "react";
import { useLocale, useWords } from "../../../../words/language.tsx";
import { AskedContext } from "./asked.ts";
import { halfOf, pendingOf, type Said } from "./pending-visit.ts";
import { PersonCard } from "./person-card.tsx";
import { RefusedVisit } from "./refused-visit.tsx";
import type { RoundList } from "./round-list.ts";
import { TakeAlong, TakeButton } from "./take-along.tsx";
import { type Round, type RoundPorts, useRound } from "./use-round.ts";
import { useTells } from "./use-tells.ts";
import { ROUND } from "./words.ts";

/** How sending stands, and the way to sign in. */
function Status({ round: { state, send } }: { readonly round: Round }) {
  const t = useWords(ROUND);
  const { line, person, list, others, arrived } = state;
  const waiting = state.waiting.filter(({ refused }) => !refused).length;
  if (line === "starting") return null;
  return (
    <section className="status">
      <p role="status">
        {waiting > 0 ? (
          <strong>{t("waiting", { count: waiting })}</strong>
        ) : arrived > 0 && state.waiting.length === 0 ? (
          t("allSent")
        ) : (
          ""
        )}
        {arrived > 0 && <span> {t("arrived", { count: arrived })}</span>}
      </p>
      {line === "offline" && <p>{t(list ? "offline" : "offlineEmpty")}</p>}
      {line === "signed-out" && (
        <p className="notice">
          {t(person ? "signIn" : "firstTime")} <a href="./#/quarantine/round">{t("toSignIn")}</a>
        </p>
      )}
      {waiting > 0 && line === "offline" && (
        <button type="button" className="plain" onClick={() => void send()}>
          {t("send")}
        </button>
      )}
      {others > 0 && <p>{t("others", { count: others })}</p>}
    </section>
  );
}

/** What its officer must choose, one by one. */
function RefusedVisits({ round }: { readonly round: Round }) {
  const t = useWords(ROUND);
  const refused = round.state.waiting.flatMap((visit) =>
    visit.refused ? [{ visit, refused: visit.refused }] : [],
  );
  if (refused.length === 0) return null;
  return (
    <section aria-labelledby="refused">
      <div role="alert">
        <h2 id="refused">{t("refusedTitle", { count: refused.length })}</h2>
      </div>
      <ul>
        {refused.map((one) => (
          <RefusedVisit key={one.visit.id} {...one} round={round} />
        ))}
      </ul>
    </section>
  );
}

function People({ round, list }: { readonly round: Round; readonly list: RoundList }) {
  const t = useWords(ROUND);
  const tells = useTells();
  const [open, setOpen] = useState<string>();
  const [said, setSaid] = useState("");
  const back = useRef<string>(undefined);
  const half = halfOf(round.moment());
  const recordedOf = (id: string) => pendingOf(round.state.waiting, id, half);
  // Where nobody was met, somebody comes again: that is no entry.
  const measured = (id: string): boolean => (recordedOf(id)?.said ?? "nobody") !== "nobody";
  const done = list.people.filter((one) => one[half] > 0 || measured(one.id)).length;
  const close = (id: string): void => {
    back.current = id;
    setOpen(undefined);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus goes back once the form is closed.
  useEffect(() => {
    if (back.current !== undefined) document.getElementById(`open-${back.current}`)?.focus();
    back.current = undefined;
  }, [open]);
  return (
    <section aria-labelledby="people">
      <h2 id="people">{t("listTitle")}</h2>
      {list.people.length === 0 ? (
        <p>{t("listEmpty")}</p>
      ) : (
        <p>
          {t("progress", {
            half: t(`half_${half}`),
            done: String(done),
            all: String(list.people.length),
          })}
        </p>
      )}
      <p role="status" className="done">
        {said}
      </p>
      <ul>
        {list.people.map((one) => (
          <PersonCard
            key={one.id}
            person={one}
            recorded={recordedOf(one.id)}
            entered={one[half] > 0}
            open={open === one.id}
            onOpen={(is) => (is ? setOpen(one.id) : close(one.id))}
            onSave={async (value: Said) => {
              await round.record(one, value);
              setSaid(t("recorded", { name: one.name, value: tells.said(value) }));
              close(one.id);
            }}
          />
        ))}
      </ul>
    </section>
  );
}

/** What ends a round: the list is erased, or everything with the session. */
function Leave({ round, list }: { readonly round: Round; readonly list: RoundList | undefined }) {
  const t = useWords(ROUND);
  const tells = useTells();
  const [stays, setStays] = useState(false);
  const { line, waiting } = round.state;
  return (
    <section className="leave">
      {list && (
        <>
          {!round.opens && (
            <p role="alert" className="notice">
              {t("notKept")}
            </p>
          )}
          <p>{t("keptUntil", { time: tells.time(list.until) })}</p>
          {line === "good" && <TakeButton again onTake={round.take} />}
          <button type="button" className="plain" onClick={() => void round.erase()}>
            {t("erase")}
          </button>
        </>
      )}
      {line === "good" && (
        <button
          type="button"
          className="bare"
          onClick={() => (waiting.length > 0 ? setStays(true) : void round.leave())}
        >
          {t("leave")}
        </button>
      )}
      {stays && waiting.length > 0 && (
        <p role="alert" className="notice">
          {t("leaveWaiting", { n: String(waiting.length) })}
        </p>
      )}
    </section>
  );
}

/** The page. */
export function RoundView(ports: RoundPorts) {
  const t = useWords(ROUND);
  const [locale, setLocale] = useLocale();
  const round = useRound(ports);
  const { line, person, list } = round.state;
  useEffect(() => {
    document.title = `${t("title")} · Bluezone`;
  }, [t]);
  const other = locale === "vi" ? "en" : "vi";
  return (
    <AskedContext value={round.state.asked}>
      <header>
        {line === "offline" ? <span /> : <a href="./#/quarantine/round">{t("desk")}</a>}
        <button type="button" className="bare" lang={other} onClick={() => setLocale(other)}>
          {other === "en" ? "English" : "Tiếng Việt"}
        </button>
      </header>
      <main>
        <h1>{t("title")}</h1>
        <Status round={round} />
        <RefusedVisits round={round} />
        {list ? <People round={round} list={list} /> : line === "good" && <TakeAlong onTake={round.take} />}
        <Leave round={round} list={list} />
        <p className="small">
          {!ports.lasting && t("noStore")} {person && t("by", { name: person.name })}
        </p>
      </main>
    </AskedContext>
  );
}
