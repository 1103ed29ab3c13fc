/** Before the desk: an invitation that is accepted, somebody who signs in, or the desk itself. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { me as meEndpoint } from "@bluezone/contract/staff/account";
import { signOut as signOutEndpoint } from "@bluezone/contract/staff/sign-in";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { Api } from "../api/api.ts";
import { useApi, useAsk } from "../api/hooks.ts";
import { Failed } from "../kit/page/failed.tsx";
import { Loading } from "../kit/page/loading.tsx";
import type { Renewal } from "./renewal.ts";
import { createDeskRouter, type DeskPages } from "./router.tsx";
import { type Session, SessionContext } from "./session.ts";
import { type WaitingDesk, WaitingDeskContext } from "./waiting-desk.ts";

const SignInPage = lazy(async () => ({ default: (await import("../staff/sign-in-page.tsx")).SignInPage }));
const SignInAgain = lazy(async () => ({ default: (await import("../staff/sign-in-again.tsx")).SignInAgain }));
const ChangedLately = lazy(async () => ({ default: (await import("../staff/lately.tsx")).ChangedLately }));
const Accept = lazy(async () => ({ default: (await import("../staff/accept-page.tsx")).AcceptPage }));

/** What a desk says of itself. */
export type GateProps = DeskPages & {
  /** What waits at the desk; absent where nothing does. */
  readonly waiting?: WaitingDesk;
  readonly renewal: Renewal;
  /** Loads the roles of the desk, each with its permissions. */
  readonly roles: Session["roles"];
  /** A hook: the name of a unit of the desk's own server, once it is known. */
  readonly useUnitName: (unitId: string) => string | undefined;
  /** Erases what the desk keeps in this browser before somebody signs out; false when they must decide something first. */
  readonly leaving?: (api: Api, personId: string) => Promise<boolean>;
};

/** The secret of an invitation in this page's address: behind "#", where no server sees it. */
const invitationHere = (): string | undefined =>
  location.pathname.endsWith("/invitation") ? /^#t=(.+)$/.exec(location.hash)?.[1] : undefined;

function SignedIn({
  me,
  renewal,
  roles,
  useUnitName,
  leaving,
  waiting: work,
  ...desk
}: GateProps & { readonly me: ResponseOf<typeof meEndpoint> }) {
  const api = useApi();
  const unitName = useUnitName(me.home.unitId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pages of a desk are constant.
  const router = useMemo(() => createDeskRouter(desk), []);
  const waiting = useSyncExternalStore(renewal.subscribe, renewal.waiting);
  useEffect(() => renewal.begin(me.id), [renewal, me.id]);
  const session = useMemo<Session>(
    () => ({
      roles,
      me: {
        id: me.id,
        name: me.name,
        unit: { id: me.home.unitId, name: unitName ?? "" },
        permissions: me.permissions,
      },
      may: (permission) => permission === undefined || (me.permissions[permission]?.length ?? 0) > 0,
      mayAt: (permission, path) =>
        me.permissions[permission]?.some((above) => path.startsWith(above)) ?? false,
      async signOut() {
        if ((await leaving?.(api, me.id)) === false) return;
        await api.ask(signOutEndpoint, {});
        location.hash = "#/";
        location.reload();
      },
    }),
    [me, roles, unitName, api, leaving],
  );
  return (
    <SessionContext value={session}>
      {/* Nothing but having signed in is told nobody, and its words are not loaded. */}
      {me.lately.some(({ what }) => what !== "session.open") && (
        <Suspense fallback={null}>
          <ChangedLately happened={me.lately} />
        </Suspense>
      )}
      <WaitingDeskContext value={work}>
        <RouterProvider router={router} />
        {work && <work.Background desk={work} />}
      </WaitingDeskContext>
      {waiting && (
        <Suspense fallback={null}>
          <SignInAgain personId={me.id} onDone={renewal.done} />
        </Suspense>
      )}
    </SessionContext>
  );
}

/** The gate. */
export function Gate(props: GateProps) {
  const [invitation] = useState(invitationHere);
  const { data, error, isFetching, refetch } = useAsk(meEndpoint, {}, { when: invitation === undefined });
  if (invitation !== undefined)
    return (
      <Suspense fallback={<Loading />}>
        <Accept token={invitation} onDone={() => location.replace("./#/")} />
      </Suspense>
    );
  if (data) return <SignedIn {...props} me={data} />;
  if (error?.code === "not_signed_in")
    return (
      <Suspense fallback={<Loading />}>
        <SignInPage onDone={() => void refetch()} />
      </Suspense>
    );
  if (error && !isFetching) return <Failed error={error} again={() => void refetch()} />;
  return <Loading />;
}
