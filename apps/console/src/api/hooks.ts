/** The server from a page: questions that are kept fresh, actions, files. */
import type { Endpoint, RequestInput, ResponseOf, Upload } from "@bluezone/contract/endpoint";
import type { Instant } from "@bluezone/protocol/time";
import { type Day, dayOf } from "@bluezone/protocol/time";
import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { createContext, useContext, useState, useSyncExternalStore } from "react";
import type { Api } from "./api.ts";
import type { Refused } from "./refused.ts";
import type { ServerTime } from "./server-time.ts";

/** What every page stands on. */
export type Server = { readonly api: Api; readonly time: ServerTime };

/** Where pages find the server. */
export const ServerContext = createContext<Server | undefined>(undefined);

function useServer(): Server {
  const server = useContext(ServerContext);
  if (!server) throw new TypeError("no server above this component");
  return server;
}

/** The plain client, for what the hooks below do not fit. */
export const useApi = (): Api => useServer().api;

/** Now, by the server's last answer; the start of 1970 before the first one. */
export function useNow(): Instant {
  const { time } = useServer();
  return useSyncExternalStore(time.subscribe, time.now) ?? (0 as Instant);
}

/** Today in Vietnam, by the server. */
export const useToday = (): Day => dayOf(useNow(), "vietnam");

/**
 * Asks an endpoint and keeps the answer fresh: when the window comes back, when the network does, and after actions
 * that name the endpoint. `counts`: also after every change, whatever it names. With `keep` the last answer stays on the screen while a list is asked by other words. `every`
 * asks anew after so many seconds; with `hidden` also while nobody looks at the page.
 */
export function useAsk<E extends Endpoint>(
  endpoint: E,
  told: RequestInput<E>,
  {
    when = true,
    keep = false,
    counts = false,
    every,
    hidden = false,
  }: {
    readonly when?: boolean;
    readonly keep?: boolean;
    readonly counts?: boolean;
    readonly every?: number;
    readonly hidden?: boolean;
  } = {},
): UseQueryResult<ResponseOf<E>, Refused> {
  const api = useApi();
  return useQuery<ResponseOf<E>, Refused>({
    queryKey: [endpoint.path, told],
    queryFn: () => api.ask(endpoint, told),
    enabled: when,
    meta: { counts },
    ...(keep ? { placeholderData: keepPreviousData as never } : {}),
    ...(every === undefined ? {} : { refetchInterval: every * 1_000, refetchIntervalInBackground: hidden }),
  }) as UseQueryResult<ResponseOf<E>, Refused>;
}

/** Endpoints whose answers are asked anew. */
type Asked = readonly Pick<Endpoint, "path">[];

/** What is to be done once something was changed. */
function useAskAnew(): (asked: Asked) => Promise<unknown> {
  const queries = useQueryClient();
  return (asked) => {
    // Nobody waits for these: what was pressed is done.
    void queries.invalidateQueries({ predicate: ({ meta }) => meta?.["counts"] === true });
    return Promise.all(asked.map(({ path }) => queries.invalidateQueries({ queryKey: [path] })));
  };
}

/**
 * Does something at an endpoint; afterwards the answers of `changes` are asked anew, and those of `anew` also when somebody
 * else was faster: the refusal then stands beside what is there now. Nothing is tried twice by itself.
 */
export function useDo<E extends Endpoint>(
  endpoint: E,
  { changes = [], anew = [] }: { readonly changes?: Asked; readonly anew?: Asked } = {},
): UseMutationResult<ResponseOf<E>, Refused, RequestInput<E>> {
  const api = useApi();
  const askAnew = useAskAnew();
  return useMutation<ResponseOf<E>, Refused, RequestInput<E>>({
    mutationFn: (told) => api.ask(endpoint, told),
    onSuccess: () => askAnew(changes),
    onError: ({ code }) => (code === "conflict" ? askAnew(anew) : undefined),
  });
}

/** Sends files to an endpoint; `share` is how much of the one under way has left, 0 to 1. */
export function useUpload<U extends Upload>(
  endpoint: U,
  { changes = [] }: { readonly changes?: Asked } = {},
): UseMutationResult<ResponseOf<U>, Refused, { readonly file: Blob; readonly told: RequestInput<U> }> & {
  readonly share: number;
} {
  const api = useApi();
  const askAnew = useAskAnew();
  const [share, setShare] = useState(0);
  const sending = useMutation<
    ResponseOf<U>,
    Refused,
    { readonly file: Blob; readonly told: RequestInput<U> }
  >({
    mutationFn: ({ file, told }) => api.upload(endpoint, file, told, setShare),
    onMutate: () => setShare(0),
    onSuccess: () => askAnew(changes),
  });
  return { ...sending, share };
}
