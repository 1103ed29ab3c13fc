/** The province that the desk is set up for. The first page that needs it asks for it once, and is loading until then. */
import { readOutlines, readProvince } from "@bluezone/contract/province";
import { type Outlines, type Province, provinceOf } from "@bluezone/policy/province";
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

/** Outlines of its communes; null where its document has none. Asked for by the page that draws them alone. */
export function useOutlines(): Outlines | null {
  const api = useApi();
  return useSuspenseQuery({
    queryKey: [readOutlines.path],
    queryFn: async () => (await api.ask(readOutlines, {})).outlines,
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}
