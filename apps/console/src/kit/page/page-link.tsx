/** A link to a page of this desk. */
import { Button, type ButtonProps } from "@mantine/core";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { type ReactNode, useCallback } from "react";
import { type AddressTexts, saidOver } from "./address.ts";

/** Where a link leads: a page's path, and what fills its `$name` parts. */
export type Target = {
  readonly to: string;
  readonly parts?: Readonly<Record<string, string>>;
  /** Keeps what this address says beside the path, but for these; absent: the next one says nothing. */
  readonly said?: AddressTexts;
};

/** What a target says, as the router wants it. */
const searchOf = (said: AddressTexts | undefined) =>
  said === undefined ? {} : { search: saidOver(said) as never };

/** A link in text, in a table, in the menu. */
export function PageLink({
  to,
  parts = {},
  said,
  children,
  className,
}: Target & { readonly children: ReactNode; readonly className?: string }) {
  return (
    <Link
      to={to as never}
      params={parts as never}
      {...searchOf(said)}
      {...(className === undefined ? {} : { className })}
    >
      {children}
    </Link>
  );
}

/** A link that looks like a button: for what opens a page, such as "new". */
export function PageButton({
  to,
  parts = {},
  said,
  children,
  ...look
}: Target & ButtonProps & { readonly children: ReactNode }) {
  return (
    <Button
      {...look}
      renderRoot={(props) => <Link to={to as never} params={parts as never} {...searchOf(said)} {...props} />}
    >
      {children}
    </Button>
  );
}

/** Goes to a page from code, such as after saving. */
export function useGo(): (target: Target) => void {
  const navigate = useNavigate();
  return useCallback(
    ({ to, parts = {}, said }: Target) =>
      void navigate({ to: to as never, params: parts as never, ...searchOf(said) }),
    [navigate],
  );
}

/** A `$name` part of this page's own path. Throws TypeError when its path has none of that name. */
export function usePart(name: string): string {
  const part = (useParams({ strict: false }) as Readonly<Record<string, string | undefined>>)[name];
  if (part === undefined) throw new TypeError(`this page's path has no $${name}`);
  return part;
}
