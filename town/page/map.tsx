/** The tile-grid map: eleven districts, each a market corner with the people who stand there. */
import type { Locale } from "@bluezone/vietnamese/locale";
import { decimal } from "@bluezone/vietnamese/number";
import { useEffect, useRef } from "react";
import { PLACE_SIZE, type PlaceView, type ResidentView } from "../src/stage/view.ts";
import { Pin, SCALE } from "./pin.tsx";
import { word } from "./words.ts";

const WIDTH = PLACE_SIZE.width * SCALE;
const HEIGHT = PLACE_SIZE.height * SCALE;
const GAP = 8;

type Place = { readonly place: string; readonly x: number; readonly y: number };
type Props = {
  readonly places: readonly PlaceView[];
  readonly residents: readonly ResidentView[];
  readonly locale: Locale;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly onMove: (id: string, to: Place) => void;
  readonly say: (text: string) => void;
};

const corner = ({ tile: [column, row] }: PlaceView) => ({
  left: column * (WIDTH + GAP),
  top: row * (HEIGHT + GAP),
});
/** Whether somebody stands close on the right, where the name would cover them. */
const besideOnTheRight = (one: ResidentView, all: readonly ResidentView[]): boolean =>
  all.some(
    ({ id, place, x, y }) =>
      id !== one.id &&
      place === one.place &&
      (x - one.x || (id > one.id ? 1 : -1)) > 0 &&
      x - one.x < 6 &&
      Math.abs(y - one.y) < 2.5,
  );
const clamp = (n: number, max: number): number => Math.min(Math.max(Math.round(n * 10) / 10, 0), max);

export function TownMap({ places, residents, locale, chosen, onChoose, onMove, say }: Props) {
  const board = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLElement>(null);
  const held = residents.find(({ id }) => id === chosen);
  const tile = places.find(({ code }) => code === held?.place);
  const middle = tile && held ? corner(tile).left + held.x * SCALE : 0;
  useEffect(() => {
    // On a narrow screen the chosen person is brought into sight.
    const box = scroller.current;
    if (box && (middle < box.scrollLeft + 40 || middle > box.scrollLeft + box.clientWidth - 40))
      box.scrollLeft = middle - box.clientWidth / 2;
  }, [middle]);
  const tell = (id: string, spot: Place): string => {
    const near = residents
      .filter((one) => one.id !== id && one.place === spot.place)
      .map((one) => ({ name: one.name, metres: Math.hypot(one.x - spot.x, one.y - spot.y) }))
      .sort((a, b) => a.metres - b.metres)[0];
    const name = places.find(({ code }) => code === spot.place)?.name ?? "";
    return near
      ? `${name}, ${word("nearest", locale)}: ${near.name}, ${decimal(near.metres, 1, locale)} m`
      : name;
  };
  const columns = Math.max(...places.map(({ tile }) => tile[0])) + 1;
  const rows = Math.max(...places.map(({ tile }) => tile[1])) + 1;

  const placeAt = (clientX: number, clientY: number): Place | undefined => {
    const box = board.current?.getBoundingClientRect();
    if (!box) return undefined;
    const px = clientX - box.left;
    const py = clientY - box.top;
    for (const place of places) {
      const { left, top } = corner(place);
      const inside = px >= left && px < left + WIDTH && py >= top && py < top + HEIGHT;
      if (inside)
        return {
          place: place.code,
          x: clamp((px - left) / SCALE, PLACE_SIZE.width),
          y: clamp((py - top) / SCALE, PLACE_SIZE.height),
        };
    }
    return undefined;
  };

  const walk = (from: Place, dx: number, dy: number): Place => {
    const here = places.find(({ code }) => code === from.place);
    const x = from.x + dx;
    const y = from.y + dy;
    const side = x < 0 ? -1 : x > PLACE_SIZE.width ? 1 : 0;
    const down = y < 0 ? -1 : y > PLACE_SIZE.height ? 1 : 0;
    const next = places.find(
      ({ tile }) =>
        here && (side || down) && tile[0] === here.tile[0] + side && tile[1] === here.tile[1] + down,
    );
    if (!next) return { place: from.place, x: clamp(x, PLACE_SIZE.width), y: clamp(y, PLACE_SIZE.height) };
    return {
      place: next.code,
      x: clamp(x - side * PLACE_SIZE.width, PLACE_SIZE.width),
      y: clamp(y - down * PLACE_SIZE.height, PLACE_SIZE.height),
    };
  };

  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className="map-scroll" ref={scroller} tabIndex={0} aria-label={word("map", locale)}>
        <div
          ref={board}
          className="map"
          style={{ width: columns * (WIDTH + GAP) - GAP, height: rows * (HEIGHT + GAP) - GAP }}
        >
          {places.map((place) => (
            <div
              key={place.code}
              className="place"
              style={{ ...corner(place), width: WIDTH, height: HEIGHT }}
              title={place.name}
            >
              <span>{place.name}</span>
            </div>
          ))}
          {residents.map((resident) => {
            const place = places.find(({ code }) => code === resident.place);
            if (!place) return null;
            const { left, top } = corner(place);
            return (
              <Pin
                key={resident.id}
                resident={resident}
                locale={locale}
                chosen={resident.id === chosen}
                side={besideOnTheRight(resident, residents) ? "left" : "right"}
                left={left + resident.x * SCALE}
                top={top + resident.y * SCALE}
                placeAt={placeAt}
                walk={walk}
                onChoose={() => onChoose(resident.id)}
                onMove={(to) => onMove(resident.id, to)}
                say={say}
                tell={(spot) => tell(resident.id, spot)}
              />
            );
          })}
        </div>
      </section>
      <p className="small">{word("mapHelp", locale)}</p>
    </>
  );
}
