/** The way to the round without a network, and what this browser still has to send of one. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Notice } from "../../../kit/page/notice.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { QUARANTINE } from "./words.ts";

const PAGE = "round.html";

/** Nothing while nothing of this officer waits here. */
export function WaitingVisits() {
  const t = useWords(QUARANTINE);
  const { me } = useSession();
  const { data: count = 0 } = useQuery({
    queryKey: ["visits that wait in this browser", me.id],
    queryFn: async () => (await import("./round/leave.ts")).countVisits(me.id),
  });
  if (count === 0) return null;
  return (
    <Notice row>
      {t("visitsWaiting", { count })} <a href={PAGE}>{t("visitsSend")}</a>
    </Notice>
  );
}

/** For the page of the round at the desk. */
export function TakenAlong() {
  const t = useWords(QUARANTINE);
  return (
    <>
      <WaitingVisits />
      <p className="row">
        {t("takeAlongHint")}
        <Button component="a" href={PAGE}>
          {t("takeAlong")}
        </Button>
      </p>
    </>
  );
}
