/** What is done next about somebody: a sentence and its button. A message leads there when it changes out of sight. */
import { Button } from "@mantine/core";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import "./next-card.css";
import { useToast } from "./toast.tsx";

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
  const t = useWords(KIT);
  const toast = useToast();
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    const box = card.current?.getBoundingClientRect();
    // A part that stands out below the header is no sight of it.
    const inSight = box === undefined || (box.top >= 0 && box.bottom <= innerHeight);
    if (inSight || over) return;
    toast(`${t("nextStep")}: ${sentence}`, (close) => (
      <Button
        onClick={() => {
          close();
          card.current?.scrollIntoView({ block: "center" });
          card.current?.focus({ preventScroll: true });
        }}
      >
        {t("toNextStep")}
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
  const t = useWords(KIT);
  const card = useRef<HTMLElement>(null);
  useSayNext(said, card);
  return (
    <section
      ref={card}
      tabIndex={-1}
      className="next-card row"
      aria-label={t("nextStep")}
      {...(late ? { "data-late": true } : {})}
    >
      <p>
        <strong>{`${t("nextStep")}: `}</strong>
        {said.sentence}
      </p>
      {children}
    </section>
  );
}
