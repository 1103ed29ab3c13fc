/** Three pages that stand where no page can: an address that leads nowhere, a page for other roles, a page that broke. */
import { Button } from "@mantine/core";
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

/** The page threw: the rest of the desk stands. */
export function BrokenPage() {
  const t = useWords(KIT);
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
