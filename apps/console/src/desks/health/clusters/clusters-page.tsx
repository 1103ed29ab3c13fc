/** Clusters and events: narrowed by state, kind and name; a new one is made here. */
import {
  CLUSTER_KINDS,
  ClusterKind,
  type ClusterLine,
  listClusters,
} from "@bluezone/contract/health/clusters";
import { fold } from "@bluezone/vietnamese/fold";
import { Button, NativeSelect } from "@mantine/core";
import { useDeferredValue, useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Chips } from "../../../kit/form/chips.tsx";
import { SearchBox } from "../../../kit/form/search-box.tsx";
import { useCommunes } from "../../../kit/form/use-communes.ts";
import { STATES } from "../../../kit/look/states.ts";
import { useAddress } from "../../../kit/page/address.ts";
import { useGo } from "../../../kit/page/page-link.tsx";
import { useKey } from "../../../kit/page/single-keys.tsx";
import { ListPage } from "../../../kit/table/list-page.tsx";
import type { Column } from "../../../kit/table/table-column.ts";
import { useSession } from "../../../shell/session.ts";
import { KIT, PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { ClusterForm } from "./cluster-form.tsx";
import { useClusterDays } from "./use-cluster-text.ts";
import { CLUSTERS } from "./words.ts";

function useColumns(): readonly Column<ClusterLine>[] {
  const t = useWords(CLUSTERS);
  const { nameOf } = useCommunes();
  const days = useClusterDays();
  return [
    { id: "name", title: t("name"), cell: ({ name }) => name, sort: ({ name }) => name },
    { id: "kind", title: t("kind"), text: ({ kind }) => t(`kind_${kind}`) },
    { id: "commune", title: t("commune"), text: ({ commune }) => nameOf(commune) ?? "" },
    { id: "days", title: t("days"), cell: days, sort: ({ from }) => from },
    { id: "cases", title: t("cases"), number: ({ cases }) => cases },
    { id: "contacts", title: t("contacts"), number: ({ contacts }) => contacts },
    { id: "near", title: t("near"), number: ({ near }) => near },
    { id: "grown", title: t("grown"), number: ({ grown }) => grown },
    {
      id: "state",
      title: t("state"),
      state: ({ closed }) => {
        const state = closed ? "closed" : "open";
        return [STATES.case[state], t(`state_${state}`)];
      },
    },
  ];
}

/** The page. */
export function ClustersPage() {
  const t = useWords(CLUSTERS);
  const kit = useWords(KIT);
  const title = useWords(PAGES);
  const go = useGo();
  const { may } = useSession();
  const columns = useColumns();
  const [said, say] = useAddress("state", "kind");
  const [making, setMaking] = useState(false);
  const [typed, setTyped] = useState("");
  const letters = fold(useDeferredValue(typed));
  const state = said.state === "closed" || said.state === "all" ? said.state : "open";
  const kind = ClusterKind.safeParse(said.kind).data;
  const query = useAsk(listClusters, { state, ...(kind ? { kind } : {}) }, { keep: true });
  useKey("new", () => may("cases.write") && setMaking(true));
  const narrowed = letters !== "" || state !== "open" || kind !== undefined;
  return (
    <ListPage
      title={title("clusters")}
      buttons={
        may("cases.write") && (
          <Button variant="filled" onClick={() => setMaking(true)}>
            {t("make")}
          </Button>
        )
      }
      query={query}
      words={CLUSTERS}
      empty={narrowed ? kit("nothingLeft") : t("empty")}
      rowsOf={({ clusters }) => clusters.filter(({ name }) => fold(name).includes(letters))}
      caption={t("list")}
      columns={columns}
      narrowed={narrowed}
      more={{ found: false, total: query.data?.more ?? false }}
      opens="/clusters/$id"
      filters={
        <>
          <SearchBox label={t("find")} value={typed} onChange={setTyped} />
          <Chips
            name={t("state")}
            all={t("all")}
            choices={(["open", "closed"] as const).map((value) => ({ value, label: t(`state_${value}`) }))}
            value={state === "all" ? "" : state}
            onChange={(next) => say({ state: next === "" ? "all" : next === "open" ? "" : next })}
          />
          <NativeSelect
            label={t("kind")}
            value={said.kind}
            data={[
              { value: "", label: t("allKinds") },
              ...CLUSTER_KINDS.map((value) => ({ value, label: t(`kind_${value}`) })),
            ]}
            onChange={(event) => say({ kind: event.currentTarget.value })}
          />
        </>
      }
    >
      {making && (
        <ClusterForm
          onClose={() => setMaking(false)}
          onDone={(id) => go({ to: "/clusters/$id", parts: { id } })}
        />
      )}
    </ListPage>
  );
}
