/** A cluster is made, or what is known of it changed. */
import {
  CLUSTER_KINDS,
  type ClusterTyped,
  changeCluster,
  listClusters,
  makeCluster,
  readCluster,
} from "@bluezone/contract/health/clusters";
import { useState } from "react";
import { useToday } from "../../../api/hooks.ts";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { FormGrid } from "../../../kit/form/form-grid.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { SelectField } from "../../../kit/form/select-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { KIT } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { drawRecordId } from "../draw-record-id.ts";
import { useNearCommunes } from "../person/near-communes.ts";
import { useFieldFault } from "../person/use-field-fault.ts";
import { type ClusterValues, clusterIn, clusterValues, daysInOrder, NEW_CLUSTER } from "./cluster-values.ts";
import { CLUSTERS } from "./words.ts";

/** What a change makes old. */
const CHANGES = { changes: [listClusters, readCluster] };

function useWrongCluster(): (
  values: ClusterValues,
) => Partial<Record<keyof ClusterValues, string | undefined>> {
  const t = useWords(CLUSTERS);
  const today = useToday();
  const dayFault = useDayFault();
  const dayOrNothing = (typed: string) => (typed.trim() === "" ? undefined : dayFault(typed));
  return (values) => ({
    name: values.name.trim().length < 2 ? t("nameMissing") : undefined,
    kind: values.kind === "" ? t("kindMissing") : undefined,
    from: dayOrNothing(values.from),
    to: dayOrNothing(values.to) ?? (daysInOrder(values, today) ? undefined : t("daysWrong")),
  });
}

function ClusterFields() {
  const t = useWords(CLUSTERS);
  const { communes } = useNearCommunes();
  return (
    <>
      <TextField
        name="name"
        label={t("name")}
        hint={t("nameHint")}
        required
        maxLength={80}
        autoComplete="off"
      />
      <FormGrid>
        <SelectField
          name="kind"
          label={t("kind")}
          required
          choices={CLUSTER_KINDS.map((value) => ({ value, label: t(`kind_${value}`) }))}
        />
        <SelectField
          name="commune"
          label={t("commune")}
          none={t("communeNone")}
          choices={communes.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField name="from" label={t("from")} hint={t("daysHint")} />
        <DateField name="to" label={t("to")} hint={t("daysHint")} />
      </FormGrid>
      <TextField name="address" label={t("address")} maxLength={160} autoComplete="off" />
      <TextField name="venue" label={t("venue")} hint={t("venueHint")} maxLength={120} autoComplete="off" />
      <LongField name="note" label={t("note")} hint={t("noteHint")} rows={3} maxLength={2_000} />
    </>
  );
}

/** The dialog; without a cluster it makes one, and says which once it is there. */
export function ClusterForm({
  cluster,
  onDone,
  onClose,
}: {
  readonly cluster?: (ClusterTyped & { readonly id: string; readonly version: number }) | undefined;
  readonly onDone?: (id: string) => unknown;
  readonly onClose: () => void;
}) {
  const t = useWords(CLUSTERS);
  const kit = useWords(KIT);
  const today = useToday();
  const fieldFault = useFieldFault(CLUSTERS);
  const [drawn] = useState(drawRecordId);
  const [seen] = useState(cluster);
  const make = useAction(makeCluster, CHANGES);
  const change = useAction(changeCluster, CHANGES);
  const draft = useDraft(seen ? clusterValues(seen) : NEW_CLUSTER, useWrongCluster());
  return (
    <Dialog open wide title={t(seen ? "changeTitle" : "makeTitle")} onClose={onClose}>
      <Form
        draft={draft}
        words={CLUSTERS}
        send={kit("save")}
        onSend={async (values) => {
          const typed = clusterIn(values, today);
          try {
            if (seen) await change.send({ id: seen.id, version: seen.version, cluster: typed }, t("saved"));
            else await make.send({ id: drawn, cluster: typed }, t("saved"));
          } catch (error) {
            if (!fieldFault(draft, error)) throw error;
            return;
          }
          await onDone?.(seen?.id ?? drawn);
          onClose();
        }}
      >
        <ClusterFields />
      </Form>
    </Dialog>
  );
}
