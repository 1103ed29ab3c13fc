/** The tile-grid map: eleven districts, each a market corner with the people who stand there. */
import type { Locale } from "@bluezone/vietnamese/locale";
import { decimal } from "@bluezone/vietnamese/number";
import { useEffect, useRef } from "react";
import type { PlaceView, ResidentView } from "../src/stage/view.ts";
import { Pin } from "./pin.tsx";
import { corner, GAP, HEIGHT, type Place, placeAt, SCALE, WIDTH, walk } from "./tiles.ts";
import { word } from "./words.ts";

type Props = {
  readonly places: readonly PlaceView[];
  readonly residents: readonly ResidentView[];
  readonly locale: Locale;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly onMove: (id: string, to: Place) => void;
  readonly say: (text: string) => void;
};

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
  const columns = Math.max(...places.map(({ tile }) => tile[0])) + 1;
  const rows = Math.max(...places.map(({ tile }) => tile[1])) + 1;

  const spotAt = (clientX: number, clientY: number): Place | undefined => {
    const box = board.current?.getBoundingClientRect();
    return box && placeAt(places, clientX - box.left, clientY - box.top);
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
                placeAt={spotAt}
                walk={(from, dx, dy) => walk(places, from, dx, dy)}
                onChoose={() => onChoose(resident.id)}
                onMove={(to) => onMove(resident.id, to)}
                say={say}
                tell={(spot) => spotInWords(resident.id, spot, { places, residents, locale })}
              />
            );
          })}
        </div>
      </section>
      <p className="small">{word("mapHelp", locale)}</p>
    </>
  );
}
