/** The clusters of a case: it is put into one that is there or into a new one, and taken out. */
import { type CaseShown, listCases } from "@bluezone/contract/health/cases";
import {
  listClusters,
  putIntoCluster,
  readCluster,
  takeFromCluster,
} from "@bluezone/contract/health/clusters";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { SelectField } from "../../../kit/form/select-field.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { ClusterForm } from "../clusters/cluster-form.tsx";
import { CLUSTERS } from "../clusters/words.ts";
import { CASE_READS } from "./case-reads.ts";
import "./cases.css";

const CHANGES = { changes: [...CASE_READS, listCases, listClusters, readCluster] };

/** The dialog. */
export function ClusterDialog({
  shown,
  onClose,
}: {
  readonly shown: CaseShown;
  readonly onClose: () => void;
}) {
  const t = useWords(CLUSTERS);
  const { id: caseId, number, clusters: inside } = shown;
  const clusters = useAsk(listClusters, {}).data?.clusters ?? [];
  const put = useAction(putIntoCluster, CHANGES);
  const take = useAction(takeFromCluster, CHANGES);
  const [making, setMaking] = useState(false);
  const draft = useDraft({ cluster: "" }, ({ cluster }) =>
    cluster === "" ? { cluster: t("pickMissing") } : {},
  );
  const choices = clusters
    .filter(({ id }) => !inside.some((one) => one.id === id))
    .map(({ id, name, cases }) => ({ value: id, label: `${name} (${cases})` }));
  if (making)
    return <ClusterForm onClose={onClose} onDone={(id) => put.send({ id, caseIds: [caseId] }, t("added"))} />;
  return (
    <Dialog open title={t("ofCase", { number })} onClose={onClose}>
      <div className="stack">
        <p>{t("pickHelp")}</p>
        {inside.length === 0 ? (
          <p>{t("ofCaseNone")}</p>
        ) : (
          <ul className="stack">
            {inside.map(({ id, name }) => (
              <li key={id} className="row">
                <span>{name}</span>
                <Button
                  aria-label={t("takeOf", { name: `${number} – ${name}` })}
                  onClick={() => void take.act({ id, caseIds: [caseId] }, t("taken"))}
                >
                  {t("take")}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <FaultLine error={take.error} words={CLUSTERS} />
        <Form
          draft={draft}
          words={CLUSTERS}
          send={t("put")}
          more={<Button onClick={() => setMaking(true)}>{t("make")}</Button>}
          onSend={async ({ cluster }) => {
            await put.send({ id: cluster, caseIds: [caseId] }, t("added"));
            onClose();
          }}
        >
          <SelectField name="cluster" label={t("pick")} required choices={choices} />
        </Form>
      </div>
    </Dialog>
  );
}
