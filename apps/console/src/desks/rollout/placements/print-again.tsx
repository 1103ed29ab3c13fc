/** Prints the placements of a list anew, under the codes that they have. */
import type { Placement } from "@bluezone/contract/rollout/placements";
import { listPrints, startPrint } from "@bluezone/contract/rollout/prints";
import { integer } from "@bluezone/vietnamese/number";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useDo } from "../../../api/hooks.ts";
import { useFaultText } from "../../../kit/fault-text.ts";
import { useGo } from "../../../kit/page-link.tsx";
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
  const text = useFaultText(PRINTS);
  const [locale] = useLocale();
  const go = useGo();
  const [id] = useState(() => crypto.randomUUID());
  const start = useDo(startPrint, { changes: [listPrints] });
  const [first] = placements;
  if (!first || placements.some(({ kind }) => kind !== first.kind)) return null;
  const print = async (): Promise<void> => {
    const codes = placements.map(({ code }) => code);
    const { run } = await start.mutateAsync({ id, kind: first.kind, codes });
    go({ to: "/prints/$id", parts: { id: run.id } });
  };
  return (
    <>
      <Button loading={start.isPending} onClick={() => void print().catch(() => undefined)}>
        {t(fresh ? "importPrint" : "printAgain", { count: integer(placements.length, locale) })}
      </Button>
      {start.error && (
        <p role="alert" className="fault">
          {text(start.error)}
        </p>
      )}
    </>
  );
}
