/** What must be true of codes, tokens and certificates, as the wire shows them. */
import { checkCodeStatus, expireCode, issue } from "@bluezone/contract/health/codes";
import { certificate, verify } from "@bluezone/contract/health/verify";
import { type Instant, Minutes, plus } from "@bluezone/protocol/time";
import { type Body, bodyOf, pathOf, type Request, type Response } from "./network.ts";

type Code = {
  readonly report: string;
  /** How often it was shown for a token and answered, and the token that was given last. */
  asked: number;
  answered: number;
  token?: { readonly text: string; readonly at: Instant };
  /** Whether the laboratory has asked that it end. */
  ending: boolean;
  /** Of the phone that used it. */
  nonce?: string;
  /** The keys that its certificate is for. */
  binding?: string;
  /** Whether somebody has shown it, and whether the laboratory has ended it. */
  shown: boolean;
  ended: boolean;
};

const newCode = (report: string): Code => ({
  ...{ report, asked: 0, answered: 0 },
  ...{ shown: false, ending: false, ended: false },
});
/** Whether nothing that was asked of it is under way. */
const isQuiet = ({ asked, answered, ending }: Code): boolean => asked === answered && !ending;

/** For how long a token is good at least. */
const TOKEN_SURE = Minutes(10);

export type WatchCodes = ReturnType<typeof watchCodes>;

/** @param given.clocksAreRight whether no clock jumps: else a token may end before its time */
export function watchCodes(
  broken: (what: string) => void,
  { now, clocksAreRight }: { now(): Instant; readonly clocksAreRight: boolean },
) {
  const none = () => new Map<string, Code>();
  /** Codes by themselves, by the id that the laboratory drew for them, by the token that was given for one, by certificate. */
  const [codes, ids, tokens, certificates] = [none(), none(), none(), none()];
  /** What was so when a request arrived. */
  const [tooLate, used] = [new WeakSet<Request>(), new WeakSet<Request>()];
  const shownIn = ({ code, token }: Body) => codes.get(String(code)) ?? tokens.get(String(token));

  const ANSWERED: Readonly<Record<string, (asked: Body, answered: Body, request: Request) => void>> = {
    [issue.path]({ testType, uuid }, { code }) {
      if (ids.has(String(uuid))) broken("two codes were issued for one result");
      if (codes.has(String(code))) broken("a code was issued twice");
      const issued = newCode(String(testType));
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
      known.token = { text: String(token), at: now() };
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

  /** A token that was given, that nothing took back and that is asked with for one set of keys is good for ten minutes. */
  function lookAtRefusal(asked: Body, request: Request, status: number): void {
    const known = tokens.get(String(asked["token"]));
    if (!clocksAreRight || !known?.token || !wasAlone.has(request)) return;
    const { text, at } = known.token;
    const same = known.binding === undefined || known.binding === asked["ekeyhmac"];
    if (status < 500 && status !== 429 && text === asked["token"] && isQuiet(known) && same)
      if (now() < plus(at, TOKEN_SURE)) broken("a token that was given was refused");
  }
  /** Requests for a certificate at whose arrival nothing else was under way with their code. */
  const wasAlone = new WeakSet<Request>();

  return {
    /** A request has arrived at the health server. */
    asked(request: Request): void {
      const body = bodyOf(request.body ?? "");
      const path = pathOf(request);
      const of = path === expireCode.path ? ids.get(String(body["uuid"])) : shownIn(body);
      if (of && path === expireCode.path) of.ending = true;
      if (of && path === verify.path) of.asked += 1;
      if (path === certificate.path) {
        if (of && isQuiet(of)) wasAlone.add(request);
        else wasAlone.delete(request);
      }
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
    produced(request: Request, { status, body }: Response): void {
      const path = pathOf(request);
      const asked = bodyOf(request.body ?? "");
      const shown = path === verify.path ? codes.get(String(asked["code"])) : undefined;
      // An answer that is no good word may have been carried out all the same.
      if (shown && status < 500) shown.answered += 1;
      if (status === 200) ANSWERED[path]?.(asked, bodyOf(Buffer.from(body).toString()), request);
      else if (path === certificate.path) lookAtRefusal(asked, request, status);
    },
    /** What a certificate that was given says. */
    reportOf: (text: string): string | undefined => certificates.get(text)?.report,
  };
}
