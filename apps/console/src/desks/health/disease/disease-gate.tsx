/** Asks the desk for its disease once, before any page is shown. */
import { parseDisease, readDisease } from "@bluezone/contract/health/disease";
import { type ReactNode, useMemo } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Failed } from "../../../kit/page/failed.tsx";
import { Loading } from "../../../kit/page/loading.tsx";
import { DiseaseContext } from "./disease-context.ts";

/** Gives the disease to everything below it. */
export function DiseaseGate({ children }: { readonly children: ReactNode }) {
  const { data, error, isFetching, refetch } = useAsk(readDisease, {}, { once: true });
  const disease = useMemo(() => data && parseDisease(data.disease), [data]);
  if (disease) return <DiseaseContext value={disease}>{children}</DiseaseContext>;
  if (error && !isFetching) return <Failed error={error} again={() => void refetch()} />;
  return <Loading />;
}
