/** The samples of a case or a contact with their results; those that no laboratory closed can be changed and removed. */
import { dropSample, readSamples, type SampleShown } from "@bluezone/contract/health/samples";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Card } from "../../../kit/page/card.tsx";
import { Failed } from "../../../kit/page/failed.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { Listed } from "../../../kit/table/listed.tsx";
import type { Column } from "../../../kit/table/table-column.ts";
import { useWords } from "../../../words/language.tsx";
import { useTerms } from "../disease/disease.ts";
import { SAMPLE_CHANGES, SampleDialog, type SampleOf } from "./sample-dialog.tsx";
import { useSampleText } from "./use-sample-text.ts";
import { SAMPLES } from "./words.ts";

/** The card; `mayChange` also says that the record is open. `none`: what is said where there is no sample. */
export function SamplesOf({
  of,
  mayChange,
  none,
}: {
  readonly of: SampleOf;
  readonly mayChange: boolean;
  readonly none?: string;
}) {
  const t = useWords(SAMPLES);
  const terms = useTerms();
  const say = useSampleText();
  const query = useAsk(readSamples, { of });
  const drop = useAction(dropSample, SAMPLE_CHANGES);
  const [dialog, setDialog] = useState<{ readonly sample?: SampleShown }>();
  const ask = { title: t("dropTitle"), text: t("dropText"), yes: t("drop"), danger: true };
  const columns: readonly Column<SampleShown>[] = [
    { id: "taken", title: t("taken"), day: ({ taken }) => taken },
    {
      id: "test",
      title: t("test"),
      cell: ({ test, specimen }) => `${terms.test(test)}, ${terms.specimen(specimen)}`,
    },
    { id: "result", title: t("result"), cell: ({ result }) => say.result(result) },
    { id: "laboratory", title: t("laboratory"), cell: ({ laboratory }) => laboratory ?? "" },
    { id: "by", title: t("by"), cell: ({ imported, by }) => (imported ? t("imported") : by) },
  ];
  const actions = (sample: SampleShown) => {
    if (sample.imported) return null;
    const { id, version, taken } = sample;
    const day = say.day(taken);
    return (
      <>
        <Button aria-label={t("changeOf", { day })} onClick={() => setDialog({ sample })}>
          {t("change")}
        </Button>
        <Button
          color="danger"
          aria-label={t("dropOf", { day })}
          onClick={() => void drop.act({ id, version }, t("dropped"), ask)}
        >
          {t("drop")}
        </Button>
      </>
    );
  };
  return (
    <Card title={t("title")}>
      {mayChange && (
        <div className="row only-screen">
          <Button onClick={() => setDialog({})}>{t("add")}</Button>
        </div>
      )}
      <Listed
        query={query}
        words={SAMPLES}
        rowsOf={({ samples }) => samples}
        caption={t("list")}
        columns={columns}
        empty={<p>{none ?? t("none")}</p>}
        {...(mayChange ? { actions } : {})}
      />
      {drop.error && <Failed error={drop.error} words={SAMPLES} />}
      {dialog && <SampleDialog of={of} {...dialog} onClose={() => setDialog(undefined)} />}
    </Card>
  );
}
