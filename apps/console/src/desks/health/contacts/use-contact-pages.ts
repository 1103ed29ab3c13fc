/** The list of contacts as it is scrolled: page after page, each asked for when the one before comes to its end. */
import type { RequestInput, ResponseOf } from "@bluezone/contract/endpoint";
import type { ContactLine } from "@bluezone/contract/health/contacts";
import { listContacts } from "@bluezone/contract/health/contacts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useApi } from "../../../api/hooks.ts";
import type { Refused } from "../../../api/refused.ts";

/** How the list is narrowed. */
export type ContactFilter = Omit<RequestInput<typeof listContacts>, "limit" | "after">;
type Page = ResponseOf<typeof listContacts>;

/** Rows of a page: few enough that reading and checking them halts no scrolling. */
const PAGE = 100;

/** The rows that came so far, how many there are, and the way to more. */
export function useContactPages(filter: ContactFilter) {
  const api = useApi();
  const query = useInfiniteQuery<
    Page,
    Refused,
    { readonly pages: readonly Page[] },
    unknown[],
    string | null
  >({
    queryKey: [listContacts.path, filter, "pages"],
    queryFn: ({ pageParam }) =>
      api.ask(listContacts, { ...filter, limit: PAGE, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
    // Comparing all rows that came before with each page that comes would halt the scrolling.
    structuralSharing: false,
  });
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  const rows = useMemo<readonly ContactLine[]>(
    () => data?.pages.flatMap(({ contacts }) => contacts) ?? [],
    [data],
  );
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const first = data?.pages[0];
  return {
    query,
    rows,
    more,
    found: first?.found ?? rows.length,
    total: first?.total ?? rows.length,
    beyond: first?.more ?? { found: false, total: false },
  };
}
