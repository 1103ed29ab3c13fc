/** A case goes into a cluster: one that is there, a new one, or none; and a cluster of one's own is renamed. */
import { type CaseShown, listCases } from "@bluezone/contract/health/cases";
import { listClusters, makeCluster, putIntoCluster, renameCluster } from "@bluezone/contract/health/clusters";
import { useAsk, useDo } from "../../../api/hooks.ts";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { SelectField } from "../../../kit/form/select-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { useWords } from "../../../words/language.tsx";
import { CASE_READS } from "./case-reads.ts";
import { CASES } from "./words.ts";

/** The dialog. */
export function ClusterDialog({
  shown,
  onClose,
}: {
  readonly shown: CaseShown;
  readonly onClose: () => void;
}) {
  const t = useWords(CASES);
  const toast = useToast();
  const changes = [...CASE_READS, listCases, listClusters];
  const clusters = useAsk(listClusters, {}).data?.clusters ?? [];
  const make = useDo(makeCluster, { changes });
  const put = useDo(putIntoCluster, { changes });
  const rename = useDo(renameCluster, { changes });
  const draft = useDraft({ cluster: shown.cluster?.id ?? "", newName: "", otherName: "" });
  const { cluster, newName } = draft.values;
  const chosen = clusters.find(({ id }) => id === cluster);
  return (
    <Dialog open title={t("clusterTitle", { number: shown.number })} onClose={onClose}>
      <div className="stack">
        <p>{t("clusterHelp")}</p>
        <Form
          draft={draft}
          words={CASES}
          send={t("save")}
          onSend={async (values) => {
            const name = values.newName.trim();
            const other = values.otherName.trim();
            if (name === "" && other !== "" && chosen?.own)
              await rename.mutateAsync({ id: chosen.id, name: other });
            const into =
              name === ""
                ? values.cluster === ""
                  ? null
                  : values.cluster
                : (await make.mutateAsync({ name })).id;
            if (into !== (shown.cluster?.id ?? null))
              await put.mutateAsync({ clusterId: into, caseIds: [shown.id] });
            toast(t("clusterDone"));
            onClose();
          }}
        >
          <SelectField
            name="cluster"
            label={t("clusterPick")}
            none={t("clusterNone")}
            choices={clusters.map(({ id, name, cases }) => ({ value: id, label: `${name} (${cases})` }))}
          />
          {chosen?.own && newName.trim() === "" && (
            <TextField name="otherName" label={t("clusterRename")} maxLength={80} autoComplete="off" />
          )}
          <TextField name="newName" label={t("clusterNew")} maxLength={80} autoComplete="off" />
        </Form>
      </div>
    </Dialog>
  );
}
