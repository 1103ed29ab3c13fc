/** The place where the chosen person stands, close up: 20 m by 15 m, who is there, what their phones send and who hears it. */
import type { Locale } from "@bluezone/vietnamese/locale";
import { decimal } from "@bluezone/vietnamese/number";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { PLACE_SIZE, type PlaceView, type ResidentView } from "../src/stage/view.ts";
import { type NameSpot, nameSpots } from "./name-spots.ts";
import { Pin } from "./pin.tsx";
import { metresBetween, type Place, SCALE, walk, within } from "./place.ts";
import { word } from "./words.ts";

type Props = {
  readonly places: readonly PlaceView[];
  readonly residents: readonly ResidentView[];
  readonly locale: Locale;
  readonly chosen: ResidentView;
  readonly onChoose: (id: string) => void;
  readonly onMove: (id: string, to: Place) => void;
  readonly onSend: (place: string) => void;
  readonly say: (text: string) => void;
};

/** Metres within which frames are drawn: as far as the outer ring. */
const NEAR = 10;

/** A name before it is measured, in pixels. */
const UNMEASURED = { width: 60, height: 24 };

/** Where the names of those who are here stand. They are measured as they are drawn: a reader's text may be large. */
function useNameSpots(
  board: RefObject<HTMLElement | null>,
  here: readonly ResidentView[],
): ReadonlyMap<string, NameSpot> {
  const [sizes, setSizes] = useState<Readonly<Record<string, typeof UNMEASURED>>>({});
  useLayoutEffect(() => {
    const names = [...(board.current?.querySelectorAll<HTMLElement>("[data-name-of]") ?? [])];
    const measured = Object.fromEntries(
      names.map((one) => [one.dataset["nameOf"], { width: one.offsetWidth, height: one.offsetHeight }]),
    );
    if (JSON.stringify(measured) !== JSON.stringify(sizes)) setSizes(measured);
  });
  const named = here.map(({ id, x, y }) => ({
    id,
    x: x * SCALE,
    y: y * SCALE,
    ...(sizes[id] ?? UNMEASURED),
  }));
  return nameSpots(named, { width: PLACE_SIZE.width * SCALE, height: PLACE_SIZE.height * SCALE });
}

/** A spot in words: its place, who is nearest and how far. */
function spotInWords(
  id: string,
  spot: Place,
  { places, residents, locale }: Pick<Props, "places" | "residents" | "locale">,
): string {
  const near = residents
    .filter((one) => one.id !== id && one.place === spot.place)
    .map((one) => ({ name: one.name, metres: Math.hypot(one.x - spot.x, one.y - spot.y) }))
    .sort((a, b) => a.metres - b.metres)[0];
  const name = places.find(({ code }) => code === spot.place)?.name ?? "";
  return near
    ? `${name}, ${word("nearest", locale)}: ${near.name}, ${decimal(near.metres, 1, locale)} m`
    : name;
}

/** Frames that travel between phones that hear each other. */
function Frames({ here }: { readonly here: readonly ResidentView[] }) {
  const pairs = here.flatMap((from) =>
    here
      .filter((to) => to.id !== from.id && from.bluetooth && to.bluetooth)
      .filter((to) => (metresBetween(from, to) ?? NEAR) < NEAR)
      .map((to) => ({ from, to })),
  );
  return pairs.map(({ from, to }) => (
    <span
      key={`${from.id} ${to.id}`}
      className="frame"
      aria-hidden
      style={{
        offsetPath: `path("M${from.x * SCALE},${from.y * SCALE}L${to.x * SCALE},${to.y * SCALE}")`,
      }}
    />
  ));
}

export function CloseUp(props: Props) {
  const { places, residents, locale, chosen, onChoose, onMove, onSend, say } = props;
  const board = useRef<HTMLDivElement>(null);
  const here = residents.filter(({ place }) => place === chosen.place);
  const names = useNameSpots(board, here);

  /** The spot under a point of the page: one of this place, or a district of the map. */
  function drop(id: string, clientX: number, clientY: number): void {
    const box = board.current?.getBoundingClientRect();
    const inside =
      box && clientX >= box.left && clientX < box.right && clientY >= box.top && clientY < box.bottom;
    if (inside) {
      const [x, y] = [(clientX - box.left) / SCALE, (clientY - box.top) / SCALE];
      onMove(id, within({ place: chosen.place, x, y }));
      return;
    }
    const district = document
      .elementsFromPoint(clientX, clientY)
      .find((one): one is SVGElement => one instanceof SVGElement && one.dataset["place"] !== undefined);
    if (district?.dataset["place"]) onSend(district.dataset["place"]);
  }

  return (
    <div
      ref={board}
      className="close-up"
      style={{ width: PLACE_SIZE.width * SCALE, height: PLACE_SIZE.height * SCALE }}
    >
      <Frames here={here} />
      {here.map((resident) => (
        <Pin
          key={resident.id}
          resident={resident}
          locale={locale}
          chosen={resident.id === chosen.id}
          name={names.get(resident.id)}
          onDrop={(x, y) => drop(resident.id, x, y)}
          walk={(from, dx, dy) => walk(places, from, dx, dy)}
          onChoose={() => onChoose(resident.id)}
          onMove={(to) => onMove(resident.id, to)}
          say={say}
          tell={(spot) => spotInWords(resident.id, spot, { places, residents, locale })}
        />
      ))}
      <span className="metres" aria-hidden>
        20 m × 15 m
      </span>
    </div>
  );
}
