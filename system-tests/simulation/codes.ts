/** What must be true of codes, tokens and certificates, as the wire shows them. */
import { checkCodeStatus, expireCode, issue } from "@bluezone/contract/health/codes";
import { certificate, verify } from "@bluezone/contract/health/verify";
import { type Body, bodyOf, pathOf, type Request, type Response } from "./network.ts";

type Code = {
  readonly report: string;
  /** Of the phone that used it. */
  nonce?: string;
  /** The keys that its certificate is for. */
  binding?: string;
  /** Whether somebody has shown it, and whether the laboratory has ended it. */
  shown: boolean;
  ended: boolean;
};

export type WatchCodes = ReturnType<typeof watchCodes>;

export function watchCodes(broken: (what: string) => void) {
  const codes = new Map<string, Code>();
  /** Codes by the id that the laboratory drew for them, by the token that was given for one, by certificate. */
  const [ids, tokens, certificates] = [
    new Map<string, Code>(),
    new Map<string, Code>(),
    new Map<string, Code>(),
  ];
  /** What was so when a request arrived. */
  const [tooLate, used] = [new WeakSet<Request>(), new WeakSet<Request>()];
  const shownIn = ({ code, token }: Body) => codes.get(String(code)) ?? tokens.get(String(token));

  const ANSWERED: Readonly<Record<string, (asked: Body, answered: Body, request: Request) => void>> = {
    [issue.path]({ testType, uuid }, { code }) {
      if (ids.has(String(uuid))) broken("two codes were issued for one result");
      if (codes.has(String(code))) broken("a code was issued twice");
      const issued = { report: String(testType), shown: false, ended: false };
      codes.set(String(code), issued);
      ids.set(String(uuid), issued);
    },
    [expireCode.path]({ uuid }) {
      const known = ids.get(String(uuid));
      if (known) known.ended = true;
    },
    [checkCodeStatus.path]({ uuid }, { claimed }, request) {
      const known = ids.get(String(uuid));
      if (!known) return;
      if (used.has(request) && claimed !== true) broken("a used code is told as unused");
      if (!known.shown && claimed !== false) broken("a code is told as used that nobody has shown");
    },
    [verify.path]({ code, nonce }, { token, testtype }, request) {
      const known = codes.get(String(code));
      if (!known) return broken("a code was taken that nobody issued");
      if (known.nonce !== undefined && known.nonce !== nonce) broken("a code was used twice");
      if (known.report !== testtype) broken("a code changed its report");
      if (tooLate.has(request)) broken("a code was taken that the laboratory had ended");
      known.nonce = String(nonce);
      tokens.set(String(token), known);
    },
    [certificate.path]({ token, ekeyhmac }, { certificate: text }, request) {
      const known = tokens.get(String(token));
      if (!known) return broken("a certificate was given for no code");
      if (known.binding !== undefined && known.binding !== ekeyhmac)
        broken("two certificates of one code are bound to other keys");
      if (tooLate.has(request)) broken("a certificate was given for a code that the laboratory had ended");
      known.binding = String(ekeyhmac);
      certificates.set(String(text), known);
    },
  };

  return {
    /** A request has arrived at the health server. */
    asked(request: Request): void {
      const body = bodyOf(request.body ?? "");
      if (pathOf(request) === checkCodeStatus.path) {
        if (ids.get(String(body["uuid"]))?.nonce !== undefined) used.add(request);
        return;
      }
      const known = shownIn(body);
      if (!known) return;
      known.shown = true;
      if (known.ended) tooLate.add(request);
    },
    /** It was carried out, and answered so. */
    produced(request: Request, { body }: Response): void {
      const watch = ANSWERED[pathOf(request)];
      watch?.(bodyOf(request.body ?? ""), bodyOf(Buffer.from(body).toString()), request);
    },
    /** What a certificate that was given says. */
    reportOf: (text: string): string | undefined => certificates.get(text)?.report,
  };
}
