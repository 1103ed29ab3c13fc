/** Three pages that stand where no page can: an address that leads nowhere, a page for other roles, a page that broke. */
import { Button } from "@mantine/core";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { Refused } from "../api/refused.ts";
import { Failed } from "../kit/page/failed.tsx";
import { PageTitle } from "../kit/page/page-title.tsx";
import { KIT } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";

/** No page has this address. */
export function NoSuchPage() {
  const t = useWords(KIT);
  return (
    <>
      <PageTitle>{t("notFoundTitle")}</PageTitle>
      <p>{t("notFoundText")}</p>
    </>
  );
}

/** The page is there, but not for this person. */
export function NotForYou({ title }: { readonly title: string }) {
  const t = useWords(KIT);
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <p>{t("notAllowedText")}</p>
    </>
  );
}

/** The page threw: the rest of the desk stands. What the server did not tell the page can be asked again. */
export function BrokenPage({ error, reset }: Pick<ErrorComponentProps, "error" | "reset">) {
  const t = useWords(KIT);
  const queries = useQueryErrorResetBoundary();
  const again = (): void => {
    queries.reset();
    reset();
  };
  if (error instanceof Refused) return <Failed error={error} again={again} />;
  return (
    <>
      <PageTitle>{t("brokenTitle")}</PageTitle>
      <p role="alert">{t("brokenText")}</p>
      <Button variant="filled" onClick={() => location.reload()}>
        {t("reload")}
      </Button>
    </>
  );
}
