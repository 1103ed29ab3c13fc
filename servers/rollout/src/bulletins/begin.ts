/** A fresh draft: for tomorrow, with the blocks that most bulletins have, or with what another one had. */
import type { BulletinItem, Content } from "@bluezone/contract/rollout/bulletin-content";
import { addDays, type Day, isoDay } from "@bluezone/protocol/time";

/** The newest version of a code that can be used; undefined when there is none. */
export type UsableVersions = (code: string) => number | undefined;

const block = (code: string, usable: UsableVersions): readonly BulletinItem[] => {
  const version = usable(code);
  return version === undefined ? [] : [{ kind: "block", code, version }];
};

/** For tomorrow: C1 opens, C2, C3 and C7 follow, and the officer goes on from there. */
export function freshContent(today: Day, usable: UsableVersions): Content {
  const tomorrow = isoDay(addDays(today, 1));
  return {
    firstDay: tomorrow,
    lastDay: tomorrow,
    priority: "ordinary",
    headline: block("C1", usable)[0] ?? null,
    items: ["C2", "C3", "C7"].flatMap((code) => block(code, usable)),
    source: "",
    cutOff: null,
    languages: ["vi"],
    targets: [],
    borderOnly: false,
    ticks: [],
  };
}

/** What another bulletin said, for tomorrow: blocks in their newest version, nothing ticked, source and cut-off to be given anew. */
export function contentAgain(content: Content, today: Day, usable: UsableVersions): Content {
  const fresh = freshContent(today, usable);
  const again = (said: BulletinItem): BulletinItem => {
    if (said.kind === "own") return said;
    return { ...said, version: usable(said.code) ?? said.version };
  };
  return {
    ...content,
    firstDay: fresh.firstDay,
    lastDay: fresh.lastDay,
    priority: "ordinary",
    headline: content.headline && again(content.headline),
    items: content.items.map(again),
    cutOff: null,
    ticks: [],
  };
}
