/** What is done next about somebody: a sentence and its button. A message leads there when it changes out of sight. */
import { Button } from "@mantine/core";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useToast } from "../../../kit/page/toast.tsx";
import { useWords } from "../../../words/language.tsx";
import "./cases.css";
import { CASES } from "./words.ts";

type Said = {
  /** Another one is another step. */
  readonly step: string;
  readonly sentence: string;
  /** Nothing is left to be done, or another message says so: none leads to it. */
  readonly over?: boolean;
};

/**
 * Where another step becomes the next while its card is out of sight, as after a result that was entered further down on a
 * telephone, a message names it and leads there.
 */
function useSayNext({ step, sentence, over = false }: Said, card: RefObject<HTMLElement | null>): void {
  const t = useWords(CASES);
  const toast = useToast();
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    const box = card.current?.getBoundingClientRect();
    // A part that stands out below the header is no sight of it.
    const inSight = box === undefined || (box.top >= 0 && box.bottom <= innerHeight);
    if (inSight || over) return;
    toast(`${t("next")}: ${sentence}`, (close) => (
      <Button
        onClick={() => {
          close();
          card.current?.scrollIntoView({ block: "center" });
          card.current?.focus({ preventScroll: true });
        }}
      >
        {t("toNext")}
      </Button>
    ));
  }, [step, sentence, over, card, t, toast]);
}

/** `late`: its time is over. `children` is what does it. */
export function NextCard({
  late = false,
  children,
  ...said
}: Said & { readonly late?: boolean; readonly children?: ReactNode }) {
  const t = useWords(CASES);
  const card = useRef<HTMLElement>(null);
  useSayNext(said, card);
  return (
    <section
      ref={card}
      tabIndex={-1}
      className="case-next row"
      aria-label={t("next")}
      {...(late ? { "data-late": true } : {})}
    >
      <p>
        <strong>{`${t("next")}: `}</strong>
        {said.sentence}
      </p>
      {children}
    </section>
  );
}
