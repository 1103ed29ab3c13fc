/** Who is signed in, the language, the switch of the single keys, and the way out. */
import { Button } from "@mantine/core";
import { IconUser } from "@tabler/icons-react";
import { Disclosure } from "../kit/page/disclosure.tsx";
import { PageLink } from "../kit/page/page-link.tsx";
import { useKeys } from "../kit/page/single-keys.tsx";
import { KIT, PAGES } from "../words/kit.ts";
import { useLocale, useWords } from "../words/language.tsx";
import { useSession } from "./session.ts";

/** The button in the header and its panel. */
export function UserMenu() {
  const t = useWords(KIT);
  const title = useWords(PAGES);
  const { me, signOut } = useSession();
  const [locale, setLocale] = useLocale();
  const { on, switchOn } = useKeys();
  return (
    <Disclosure
      className="user-menu"
      label={
        <>
          <IconUser size="1.25rem" aria-hidden /> <span>{me.name}</span>
        </>
      }
    >
      {(close) => (
        <div className="stack">
          <div>
            <strong>{me.name}</strong>
            <br />
            {me.unit.name}
          </div>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the link inside is what is pressed. */}
          <div onClick={close}>
            <PageLink to="/account">{title("account")}</PageLink>
          </div>
          <Button
            lang={locale === "vi" ? "en" : "vi"}
            onClick={() => setLocale(locale === "vi" ? "en" : "vi")}
          >
            {t("otherLanguage")}
          </Button>
          <label className="check">
            <input type="checkbox" checked={on} onChange={(event) => switchOn(event.currentTarget.checked)} />
            {t("keysOn")}
          </label>
          <Button onClick={() => void signOut()}>{t("signOut")}</Button>
        </div>
      )}
    </Disclosure>
  );
}
