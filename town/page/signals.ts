/** Which way the newest step of a result went: between the servers on the map and the phones. */
import type { StepView, WalkView } from "../src/stage/view.ts";
import { type Point, SIZE } from "./outline.ts";

export type Server = "health" | "keys";
type End = Server | { readonly phone: string };
export type Signal = { readonly from: End; readonly to: End };

/** Where the servers stand on the drawing: in the corners that the province leaves free. */
export const SERVERS: Readonly<Record<Server, Point>> = {
  health: { x: 62, y: 22 },
  keys: { x: SIZE.width - 66, y: 46 },
};

function signalsOfStep(
  { kind, resident }: StepView,
  sender: string,
  all: readonly string[],
): readonly Signal[] {
  const own = { phone: resident === "" ? sender : resident };
  switch (kind) {
    case "code":
      return [{ from: "health", to: { phone: sender } }];
    case "certificate":
      return [{ from: own, to: "health" }];
    case "publish":
      return [{ from: own, to: "keys" }];
    case "export":
      return resident === ""
        ? all.map((phone) => ({ from: "keys", to: { phone } }))
        : [{ from: "keys", to: own }];
    case "match":
    case "alert":
      return [{ from: "keys", to: own }];
    case "sighting":
      return [];
  }
}

/** The ways of a walk's newest step. @param all everybody's phones */
export function signalsOf({ resident, steps }: WalkView, all: readonly string[]): readonly Signal[] {
  const last = steps.at(-1);
  return last ? signalsOfStep(last, resident, all) : [];
}
