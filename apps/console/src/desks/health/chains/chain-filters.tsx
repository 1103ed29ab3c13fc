/** The filters above the chains: district, commune, cluster, days. They stand in the address. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import type { readChains } from "@bluezone/contract/health/chains";
import { listClusters } from "@bluezone/contract/health/clusters";
import { CommuneCode, IsoDay, RecordId } from "@bluezone/contract/health/person";
import { on } from "@bluezone/policy/dated";
import { namesAmong } from "@bluezone/policy/unit";
import { NativeSelect, TextInput } from "@mantine/core";
import { useAsk, useToday } from "../../../api/hooks.ts";
import { useProvince } from "../../../api/province.ts";
import { useAddress } from "../../../kit/page/address.ts";
import { useWords } from "../../../words/language.tsx";
import { useTypedDay } from "../cases/use-case-filter.ts";
import { CHAINS } from "./words.ts";

type Asked = RequestOf<typeof readChains>;

/** What the address says, as it is asked for. What is no filter narrows nothing. */
export function useChainFilter() {
  const [said, say] = useAddress("district", "commune", "cluster", "from", "to");
  const { district, commune, cluster, from, to } = said;
  const asked: Asked = {
    ...(/^\d{3}$/.test(district) ? { district } : {}),
    ...(CommuneCode.safeParse(commune).success ? { commune } : {}),
    ...(RecordId.safeParse(cluster).success ? { clusterId: cluster } : {}),
    ...(IsoDay.safeParse(from).success ? { from } : {}),
    ...(IsoDay.safeParse(to).success ? { to } : {}),
  };
  return { said, say, asked };
}

/** The fields. */
export function ChainFilters({ said, say }: Pick<ReturnType<typeof useChainFilter>, "said" | "say">) {
  const t = useWords(CHAINS);
  const today = useToday();
  const province = useProvince();
  const clusters = useAsk(listClusters, { state: "all" }).data?.clusters ?? [];
  const all = on(province.communes, today);
  const names = namesAmong(all);
  const communes = all
    .filter(({ parent }) => said.district === "" || parent === said.district)
    .toSorted((a, b) => a.name.localeCompare(b.name, "vi"));
  const from = useTypedDay(said.from, (day) => say({ from: day }));
  const to = useTypedDay(said.to, (day) => say({ to: day }));
  const day = (label: string, [typed, type]: typeof from) => (
    <TextInput
      label={label}
      placeholder="20/12"
      value={typed}
      autoComplete="off"
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
  return (
    <div className="row chain-filters only-screen">
      <NativeSelect
        label={t("district")}
        value={said.district}
        data={[
          { value: "", label: t("anyDistrict") },
          ...on(province.districts, today).map(({ code, name }) => ({ value: code, label: name })),
        ]}
        onChange={(event) => say({ district: event.currentTarget.value, commune: "" })}
      />
      <NativeSelect
        label={t("commune")}
        value={said.commune}
        data={[
          { value: "", label: t("anyCommune") },
          ...communes.map(({ code, name }) => ({ value: code, label: names.get(code) ?? name })),
        ]}
        onChange={(event) => say({ commune: event.currentTarget.value })}
      />
      {(clusters.length > 0 || said.cluster !== "") && (
        <NativeSelect
          label={t("cluster")}
          value={said.cluster}
          data={[
            { value: "", label: t("anyCluster") },
            ...clusters.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => say({ cluster: event.currentTarget.value })}
        />
      )}
      {day(t("from"), from)}
      {day(t("to"), to)}
    </div>
  );
}
