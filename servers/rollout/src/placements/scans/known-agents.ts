/**
 * Programs that fetch a page without anybody having scanned anything: makers of link previews, search engines, watchers. What
 * they call themselves stands in the header `User-Agent`, which is looked at and not kept.
 */

/** Words of their names. Zalo and Facebook's own browsers are people's and not among them. */
const NAMES = [
  "facebookexternalhit",
  "facebot",
  "meta-externalagent",
  "meta-externalfetcher",
  "whatsapp",
  "telegrambot",
  "twitterbot",
  "skypeuripreview",
  "slackbot",
  "discordbot",
  "linkedinbot",
  "googleother",
  "google-inspectiontool",
  "google-safety",
  "mediapartners-google",
  "feedfetcher",
  "yandex.com/bots",
  "baiduspider",
  "slurp",
  "lighthouse",
  "headlesschrome",
  "uptime",
  "curl/",
  "wget/",
  "python-requests",
  "go-http-client",
  "okhttp",
] as const;

/** What other robots end their names in; Cubot makes phones. */
const ROBOT = /(?<!cu)bot\b|crawl|spider|preview/;

/** Whether a browser in front of a person calls itself so. All of them begin with "Mozilla/". */
export function isBrowser(agent: string | undefined): boolean {
  const name = agent?.toLowerCase() ?? "";
  return name.startsWith("mozilla/") && !ROBOT.test(name) && !NAMES.some((one) => name.includes(one));
}
