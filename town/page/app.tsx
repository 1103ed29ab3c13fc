/** The town: top bar, guided strip, the map with a place close up, two phones, the walk of each result, the desks. */
import { small } from "@bluezone/vietnamese/labels/case";
import type { Locale } from "@bluezone/vietnamese/locale";
import { useEffect, useState } from "react";
import type { ResidentView, StageView } from "../src/stage/view.ts";
import { Actions } from "./actions.tsx";
import { CloseUp } from "./close-up.tsx";
import { Desks } from "./desks.tsx";
import { guideOf } from "./guide.ts";
import { KeysSwitch } from "./keys-switch.tsx";
import { type Part, Parts } from "./parts.tsx";
import { PhoneSlot } from "./phone-slot.tsx";
import { freeSpot, type Place } from "./place.ts";
import { Province } from "./province.tsx";
import { type Stage, useStage } from "./stage.ts";
import { StoryStrip } from "./story-strip.tsx";
import { Strip } from "./strip.tsx";
import { Timeline } from "./timeline.tsx";
import { TopBar } from "./top-bar.tsx";
import { word } from "./words.ts";

const LOCALE_KEY = "bluezone-town-locale";
/** Where the residents' app keeps its language in a browser. */
const PHONE_LOCALE_KEY = "bluezone/language";
const SKIPPED_KEY = "bluezone-town-guide-skipped";

/** People as they were just put, until the stage's answer has caught up. */
function useMoves(view: StageView, stage: Stage) {
  const [moves, setMoves] = useState<Readonly<Record<string, Place>>>({});
  useEffect(() => {
    const caughtUp = ({ id, place, x, y }: ResidentView) =>
      moves[id]?.place === place && moves[id].x === x && moves[id].y === y;
    const done = view.residents.filter((one) => moves[one.id] && (caughtUp(one) || stage.refusal !== null));
    if (done.length === 0) return;
    const left = Object.entries(moves).filter(([id]) => !done.some((one) => one.id === id));
    setMoves(Object.fromEntries(left));
  }, [view, moves, stage.refusal]);
  return {
    residents: view.residents.map((one) => ({ ...one, ...moves[one.id] })),
    move(id: string, to: Place): void {
      setMoves({ ...moves, [id]: to });
      stage.send({ do: "move", resident: id, ...to });
    },
  };
}

/** Which phones stand beside the map, and which page of the app each shows. */
function usePhones(residents: readonly ResidentView[]) {
  const [slots, setSlots] = useState({ first: residents[0]?.id, second: residents[1]?.id });
  const [paths, setPaths] = useState<Readonly<Record<string, string>>>({});
  return {
    slots,
    pathOf: (id: string): string => paths[id] ?? "/",
    go: (id: string, path: string) => setPaths({ ...paths, [id]: path }),
    pick(slot: "first" | "second", id: string): void {
      setPaths({ ...paths, [id]: "/" });
      setSlots({ ...slots, [slot]: id });
    },
    /** Brings somebody's phone into sight; says where it stands. */
    show(id: string): Part {
      if (slots.second === id) return "second";
      if (slots.first !== id) setSlots({ ...slots, first: id });
      return "first";
    },
  };
}

/** The page of the app with the alert that home tells of; every alert where home tells of something else. */
const alertPath = (owner: ResidentView | undefined): string =>
  owner?.panel.is === "exposed-high" ? `/alert/${owner.panel.alert.id}` : "/alerts";

/** The two phones beside the map. */
function Phones({
  view: { residents, phoneApp, now },
  phones,
  locale,
}: {
  readonly view: StageView;
  readonly phones: ReturnType<typeof usePhones>;
  readonly locale: Locale;
}) {
  return (
    <div className="phones">
      {(["first", "second"] as const).map((slot) => {
        const owner = residents.find((r) => r.id === phones.slots[slot]);
        if (!owner) return null;
        return (
          <PhoneSlot
            key={slot}
            slot={slot}
            app={phoneApp}
            resident={owner}
            residents={residents}
            now={now}
            locale={locale}
            path={phones.pathOf(owner.id)}
            onPath={(path) => phones.go(owner.id, path)}
            onPick={(pick) => phones.pick(slot, pick)}
          />
        );
      })}
    </div>
  );
}

/** The map, the place where the chosen person stands, and what can be done with them. */
function MapCard(props: {
  readonly view: StageView;
  readonly chosen: ResidentView;
  readonly locale: Locale;
  readonly send: Stage["send"];
  readonly onChoose: (id: string) => void;
  readonly onMove: (id: string, to: Place) => void;
  readonly say: (text: string) => void;
}) {
  const { view, chosen, locale, send, onChoose, onMove, say } = props;
  const { places, residents, walks, keys } = view;
  const sendTo = (place: string) => onMove(chosen.id, freeSpot(place, residents));
  const place = places.find(({ code }) => code === chosen.place)?.name ?? "";
  return (
    <section className="card" id="map" aria-labelledby="map-title">
      <h2 id="map-title" className="hidden">
        {word("map", locale)}
      </h2>
      <div className="maps">
        <Province
          places={places}
          residents={residents}
          walks={walks}
          keysRunning={keys.running}
          locale={locale}
          chosen={chosen}
          onChoose={onChoose}
          onSend={sendTo}
        />
        <div className="beside-map">
          <h3>
            {word("closeUp", locale)} {locale === "vi" ? small(place) : place}
          </h3>
          <CloseUp
            places={places}
            residents={residents}
            locale={locale}
            chosen={chosen}
            onChoose={onChoose}
            onMove={onMove}
            onSend={sendTo}
            say={say}
          />
          <KeysSwitch view={view} locale={locale} send={send} />
        </div>
      </div>
      <Actions
        resident={chosen}
        others={residents.filter(({ id }) => id !== chosen.id)}
        places={places}
        locale={locale}
        send={send}
        onMove={onMove}
        onSend={sendTo}
      />
    </section>
  );
}

function Town({
  view: seen,
  stage,
  locale,
  onLocale,
}: {
  readonly view: StageView;
  readonly stage: Stage;
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
}) {
  const { residents, move } = useMoves(seen, stage);
  const view = { ...seen, residents };
  const { walks, now } = view;
  const phones = usePhones(residents);
  const [chosenId, setChosen] = useState(residents[0]?.id ?? "");
  const [part, setPart] = useState<Part>("map");
  const [said, setSaid] = useState("");
  const [opened, setOpened] = useState<string | null>(null);
  const [skipped, setSkipped] = useState(localStorage.getItem(SKIPPED_KEY) === "1");
  const guide = guideOf(view, opened);
  const chosen = residents.find(({ id }) => id === chosenId) ?? residents[0];
  const owner = (of: string | undefined) => residents.find(({ id }) => id === of);
  const named = (id: string): string => owner(id)?.name ?? id;
  const skip = (yes: boolean) => {
    setSkipped(yes);
    localStorage.setItem(SKIPPED_KEY, yes ? "1" : "0");
  };
  if (!chosen) return null;
  return (
    <>
      <a className="skip" href="#map">
        {word("skip", locale)}
      </a>
      <TopBar
        view={view}
        locale={locale}
        onLocale={onLocale}
        send={stage.send}
        {...(skipped ? { onGuide: () => skip(false) } : {})}
      />
      {view.story && <StoryStrip story={view.story} speed={view.speed} locale={locale} send={stage.send} />}
      {guide && !skipped && !view.story && (
        <Strip
          guide={guide}
          view={view}
          locale={locale}
          send={stage.send}
          onMove={(id, to) => {
            setChosen(id);
            move(id, to);
          }}
          onOpen={(id) => {
            setPart(phones.show(id));
            phones.go(id, alertPath(residents.find((one) => one.id === id)));
            setOpened(id);
          }}
          onSkip={() => skip(true)}
        />
      )}
      {!stage.connected && <p className="banner">{word("offline", locale)}</p>}
      {stage.refusal && <p className="banner">{stage.refusal}</p>}
      <p className="hidden" aria-live="polite">
        {said}
      </p>
      <main data-part={part}>
        <Parts
          part={part}
          owners={{ first: owner(phones.slots.first), second: owner(phones.slots.second) }}
          locale={locale}
          onPart={setPart}
        />
        <div className="left">
          <MapCard
            view={view}
            chosen={chosen}
            locale={locale}
            send={stage.send}
            onChoose={(id) => {
              setChosen(id);
              phones.show(id);
            }}
            onMove={move}
            say={setSaid}
          />
          <Timeline walks={walks} names={named} now={now} locale={locale} />
          <p className="small">{word("mapHelp", locale)}</p>
        </div>
        <Phones view={view} phones={phones} locale={locale} />
        <Desks keys={view.keys} health={view.health} rollout={view.rollout} locale={locale} />
      </main>
      <footer>{word("honest", locale)}</footer>
    </>
  );
}

export function App() {
  const stage = useStage();
  const [locale, setLocale] = useState<Locale>(localStorage.getItem(LOCALE_KEY) === "en" ? "en" : "vi");
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = `${word("title", locale)} · Bluezone`;
    localStorage.setItem(LOCALE_KEY, locale);
  }, [locale]);
  if (!stage.view) return <p className="loading">{word("loading", locale)}</p>;
  const choose = (chosen: Locale) => {
    // The phones beside the map are read by the same person.
    localStorage.setItem(PHONE_LOCALE_KEY, chosen);
    setLocale(chosen);
  };
  return <Town view={stage.view} stage={stage} locale={locale} onLocale={choose} />;
}
