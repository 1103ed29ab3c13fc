/** The bulletin in the middle of the composer: headline, items in their order, the locked message, the hotline. */
import type { Block } from "@bluezone/contract/rollout/blocks";
import type { BulletinItem, Finding } from "@bluezone/contract/rollout/bulletin-content";
import { D55 } from "@bluezone/policy/key-message";
import { ActionIcon, Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconLock, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useWords } from "../../../words/language.tsx";
import { moved, without } from "./item-order.ts";
import { OwnWords } from "./own-words.tsx";
import { marked } from "./script.tsx";
import { BULLETINS } from "./words.ts";

/** What is read out, in its order. */
export type SpokenText = { readonly headline: BulletinItem | null; readonly items: readonly BulletinItem[] };

/** Where in own words stands what the check found in the text that is read out. */
const spotsIn = (text: string, findings: readonly Finding[]): (readonly [number, number])[] =>
  findings.flatMap(({ at, what }) => {
    const from = at === null || what === "" ? -1 : text.indexOf(what);
    return from < 0 ? [] : [[from, from + what.length] as const];
  });

/** One's own words, or a block's code and text. */
function SaidText({
  said,
  blocks,
  findings,
}: {
  readonly said: BulletinItem;
  readonly blocks: readonly Block[];
  readonly findings: readonly Finding[];
}) {
  if (said.kind === "own") return <p lang="vi">{marked(said.vi, spotsIn(said.vi, findings))}</p>;
  const found = blocks.find(({ code, version }) => code === said.code && version === said.version);
  return (
    <p lang="vi">
      <strong>{said.code}</strong> {found?.vi}
    </p>
  );
}

/** Moves the item at a place of the list, or takes it out. */
function ItemButtons({
  items,
  at,
  onChange,
}: {
  readonly items: readonly BulletinItem[];
  readonly at: number;
  readonly onChange: (items: readonly BulletinItem[]) => void;
}) {
  const t = useWords(BULLETINS);
  const number = at + 1;
  return (
    <span className="buttons">
      <ActionIcon
        aria-label={t("up", { number })}
        disabled={at === 0}
        onClick={() => onChange(moved(items, at, -1))}
      >
        <IconArrowUp size="1.25rem" aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={t("down", { number })}
        disabled={number === items.length}
        onClick={() => onChange(moved(items, at, 1))}
      >
        <IconArrowDown size="1.25rem" aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={t("remove", { number })} onClick={() => onChange(without(items, at))}>
        <IconTrash size="1.25rem" aria-hidden />
      </ActionIcon>
    </span>
  );
}

/** How every bulletin ends: the key message and the hotline. */
function LockedItems() {
  const t = useWords(BULLETINS);
  return (
    <ul className="said">
      <li data-locked>
        <IconLock size="1.25rem" aria-hidden />
        <p>
          <span lang="vi">{D55}.</span>
          <br />
          <span className="small">{t("locked")}</span>
        </p>
      </li>
      <li data-locked>
        <IconLock size="1.25rem" aria-hidden />
        <p className="small">{t("hotline")}</p>
      </li>
    </ul>
  );
}

/** `onChange` gets headline and items anew. */
export function SaidList({
  told: { headline, items },
  onChange,
  ...known
}: {
  readonly told: SpokenText;
  readonly blocks: readonly Block[];
  readonly findings: readonly Finding[];
  readonly onChange: (told: SpokenText) => void;
}) {
  const t = useWords(BULLETINS);
  const [writing, setWriting] = useState<"headline" | "item">();
  const put = (said: BulletinItem): void => {
    setWriting(undefined);
    onChange(writing === "headline" ? { headline: said, items } : { headline, items: [...items, said] });
  };
  return (
    <section className="card stack" aria-labelledby="said-title">
      <h2 id="said-title">{t("bulletin")}</h2>
      <h3>{t("headline")}</h3>
      <ul className="said">
        {headline ? (
          <li>
            <SaidText said={headline} {...known} />
            <span className="buttons">
              <ActionIcon
                aria-label={t("removeHeadline")}
                onClick={() => onChange({ headline: null, items })}
              >
                <IconTrash size="1.25rem" aria-hidden />
              </ActionIcon>
            </span>
          </li>
        ) : (
          <li>
            <p>{t("noHeadline")}</p>
          </li>
        )}
      </ul>
      <h3>{t("items", { count: items.length })}</h3>
      {items.length === 0 && <p>{t("noItems")}</p>}
      <ol className="said" data-items>
        {items.map((said, at) => (
          <li key={said.kind === "own" ? said.vi : said.code}>
            <SaidText said={said} {...known} />
            <ItemButtons items={items} at={at} onChange={(next) => onChange({ headline, items: next })} />
          </li>
        ))}
      </ol>
      <LockedItems />
      <div className="row">
        <Button onClick={() => setWriting("item")}>{t("ownItem")}</Button>
        <Button onClick={() => setWriting("headline")}>{t("ownHeadline")}</Button>
      </div>
      {writing && <OwnWords onPut={put} onClose={() => setWriting(undefined)} />}
    </section>
  );
}
