/** What is on an Android screen, as `uiautomator dump` writes it down: the app's `testID` is a node's `resource-id`. */

/** A node that can be named, and the middle of it in pixels. */
export interface ScreenNode {
  readonly id: string;
  readonly at: readonly [number, number];
}

const BOUNDS = /\[(-?\d+),(-?\d+)\]\[(-?\d+),(-?\d+)\]/;

/** The nodes with a name and an area, in the order of the dump. */
export function seen(dump: string): ScreenNode[] {
  const nodes: ScreenNode[] = [];
  for (const [tag] of dump.matchAll(/<node\b[^>]*>/g)) {
    const id = /\bresource-id="([^"]+)"/.exec(tag)?.[1]?.replace(/^.*:id\//, "");
    const [, left, top, right, bottom] = (BOUNDS.exec(tag) ?? []).map(Number);
    if (id === undefined || bottom === undefined || right! <= left! || bottom <= top!) continue;
    nodes.push({ id, at: [Math.round((left! + right!) / 2), Math.round((top! + bottom) / 2)] });
  }
  return nodes;
}
