/** Three pages that stand where no page can: an address that leads nowhere, a page for other roles, a page that broke. */
import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { Refused } from "../api/refused.ts";
import { FailedPage } from "../kit/page/failed-page.tsx";
import { PageButton } from "../kit/page/page-link.tsx";
import { PageTitle } from "../kit/page/page-title.tsx";
import { KIT } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";

/** The one next step that is always there: on a telephone the menu is closed. */
function ToStart() {
  const t = useWords(KIT);
  return (
    <div>
      <PageButton to="/">{t("toStart")}</PageButton>
    </div>
  );
}

/** No page has this address. */
export function NoSuchPage() {
  const t = useWords(KIT);
  return (
    <>
      <PageTitle>{t("notFoundTitle")}</PageTitle>
      <div className="stack">
        <p>{t("notFoundText")}</p>
        <ToStart />
      </div>
    </>
  );
}

/** The page is there, but not for this person. */
export function NotForYou({ title }: { readonly title: string }) {
  const t = useWords(KIT);
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <div className="stack">
        <p>{t("notAllowedText")}</p>
        <ToStart />
      </div>
    </>
  );
}

/** The code of a page whose program did not come from the server: no network, or the desk was made anew meanwhile. */
export const NOT_LOADED = "not_loaded";

/** A browser keeps the answer that a program did not come, so the whole desk is loaded; but never onto a browser's own page of no network. */
const reloadWhenThere = (): void => {
  fetch(location.pathname, { cache: "no-store" }).then(
    () => location.reload(),
    () => undefined,
  );
};

/** The page threw: the rest of the desk stands. What the server did not tell the page can be asked again. */
export function BrokenPage({ error, reset }: Pick<ErrorComponentProps, "error" | "reset">) {
  const t = useWords(KIT);
  const queries = useQueryErrorResetBoundary();
  const again = (): void => {
    queries.reset();
    reset();
  };
  if (error instanceof Refused)
    return <FailedPage error={error} again={error.code === NOT_LOADED ? reloadWhenThere : again} />;
  return (
    <>
      <PageTitle>{t("brokenTitle")}</PageTitle>
      <div className="state state-failed" role="alert">
        <IconAlertTriangle size="2rem" aria-hidden />
        <p>{t("brokenText")}</p>
        <Button variant="filled" onClick={reloadWhenThere}>
          {t("reload")}
        </Button>
      </div>
    </>
  );
}
