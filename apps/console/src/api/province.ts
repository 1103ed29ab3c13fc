/** The province that the desk is set up for. The first page that needs it asks for it once, and is loading until then. */
import { readProvince } from "@bluezone/contract/province";
import { type Province, provinceOf } from "@bluezone/policy/province";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useApi } from "./hooks.ts";

/** Its districts, communes, numbers and names. Inside of `Suspense` alone, as every page is. */
export function useProvince(): Province {
  const api = useApi();
  return useSuspenseQuery({
    queryKey: [readProvince.path],
    queryFn: async () => provinceOf((await api.ask(readProvince, {})).province),
    // Another province is another desk.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  }).data;
}
