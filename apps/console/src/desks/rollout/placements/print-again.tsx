/** Prints the placements of a list anew, under the codes that they have. */
import type { Placement } from "@bluezone/contract/rollout/placements";
import { listPrints, startPrint } from "@bluezone/contract/rollout/prints";
import { integer } from "@bluezone/vietnamese/number";
import { Button } from "@mantine/core";
import { useState } from "react";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { useGo } from "../../../kit/page/page-link.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { PLACEMENTS, PRINTS } from "./words.ts";

/** A button, when all of them are of one kind; nothing otherwise. */
export function PrintAgain({
  placements,
  fresh = false,
}: {
  readonly placements: readonly Pick<Placement, "code" | "kind">[];
  /** Whether they were never printed before. */
  readonly fresh?: boolean;
}) {
  const t = useWords(PLACEMENTS);
  const [locale] = useLocale();
  const go = useGo();
  const [id] = useState(() => crypto.randomUUID());
  const start = useAction(startPrint, { changes: [listPrints] });
  const [first] = placements;
  if (!first || placements.some(({ kind }) => kind !== first.kind)) return null;
  const print = async (): Promise<void> => {
    const codes = placements.map(({ code }) => code);
    const started = await start.act({ id, kind: first.kind, codes });
    if (started) go({ to: "/prints/$id", parts: { id: started.run.id } });
  };
  return (
    <>
      <Button loading={start.isPending} onClick={() => void print()}>
        {t(fresh ? "importPrint" : "printAgain", { count: integer(placements.length, locale) })}
      </Button>
      <FaultLine error={start.error} words={PRINTS} />
    </>
  );
}
